/** What of the catalogue is safe and of use to a person who reported symptoms, and what a red flag takes away from it. */
@NullMarked
package org.nape.content.advice;

import org.jspecify.annotations.NullMarked;

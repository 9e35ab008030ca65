/** Advises: what there is to read and do, and what of it is safe for a person who reported symptoms. */
@NullMarked
package org.nape.content;

import org.jspecify.annotations.NullMarked;

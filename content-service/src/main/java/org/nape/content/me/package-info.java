/** What is kept of a person here can be taken out, and is erased when they want it erased. */
@NullMarked
package org.nape.content.me;

import org.jspecify.annotations.NullMarked;

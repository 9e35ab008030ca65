/** Triage decides: how urgent it is, why, and who must be told. */
@NullMarked
package org.nape.triage;

import org.jspecify.annotations.NullMarked;

/** Takes the answers of a request, and says what is wrong with them without losing what they establish. */
@NullMarked
package org.nape.triage.answer;

import org.jspecify.annotations.NullMarked;

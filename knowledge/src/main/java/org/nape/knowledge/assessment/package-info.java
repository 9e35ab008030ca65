/** Triage: what a person's answers mean, and what to ask next, because both follow from the same open rules. */
@NullMarked
package org.nape.knowledge.assessment;

import org.jspecify.annotations.NullMarked;

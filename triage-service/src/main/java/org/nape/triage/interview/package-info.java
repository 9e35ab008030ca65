/** What to ask a person next. */
@NullMarked
package org.nape.triage.interview;

import org.jspecify.annotations.NullMarked;

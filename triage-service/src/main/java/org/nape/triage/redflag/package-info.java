/** A report that says someone needs care today: whoever must act has to learn of it. */
@NullMarked
package org.nape.triage.redflag;

import org.jspecify.annotations.NullMarked;

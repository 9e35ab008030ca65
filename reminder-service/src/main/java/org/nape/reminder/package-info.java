/** Reminds: a plan after each report, the person's own reminders, and an event whenever one falls due. */
@NullMarked
package org.nape.reminder;

import org.jspecify.annotations.NullMarked;

/** When reminders fall due by the person's own clock, and the events that say so: each once, never too late, never a burst. */
@NullMarked
package org.nape.reminder.due;

import org.jspecify.annotations.NullMarked;

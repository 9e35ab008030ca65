/** A person's timetable: what is to come of their reminders, and what was. */
@NullMarked
package org.nape.reminder.upcoming;

import org.jspecify.annotations.NullMarked;

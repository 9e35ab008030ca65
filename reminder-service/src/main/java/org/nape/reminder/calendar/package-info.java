/** The person's timetable as a calendar that any program can subscribe to, by a key of its own. */
@NullMarked
package org.nape.reminder.calendar;

import org.jspecify.annotations.NullMarked;

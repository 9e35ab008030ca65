package org.nape.reminder.due;

import java.time.Instant;

/** There is a new reminder, and it may be due before the ticker looks again. */
record ReminderMade(Instant firstDueAt) {}

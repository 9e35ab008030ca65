package org.nape.reminder.upcoming;

import java.time.Instant;

/**
 * A part of a timetable.
 *
 * @param to the first moment that does not belong to it
 */
record Span(Instant from, Instant to) {}

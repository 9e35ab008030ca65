package org.nape.reminder.upcoming;

import java.time.Instant;
import org.nape.web.Place;

/**
 * Where the next page of a timetable goes on, and until when.
 *
 * @param to the first moment that is not shown
 */
record SpanCursor(Place place, Instant to) {
    /** A cursor can be made up: it reaches no further than any span. */
    static SpanCursor parse(String text, Instant now) {
        int end = text.lastIndexOf('/');
        var cursor = new SpanCursor(Place.parse(text.substring(0, end)), Instant.parse(text.substring(end + 1)));
        if (!SpanReader.allows(cursor.rest(), now)) {
            throw new IllegalArgumentException("No span reaches so far");
        }
        return cursor;
    }

    Span rest() {
        return new Span(place.at(), to);
    }

    @Override
    public String toString() {
        return place + "/" + to;
    }
}

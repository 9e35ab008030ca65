package org.nape.gateway.stream;

import java.util.ArrayList;
import java.util.List;

/** Cuts what a reader has missed into parts, never so much at once that it looks slow for having been away. */
final class Portions {
    private static final int MOST_CHARS = 64 * 1024;

    private Portions() {}

    /** Every part has an event, however large, and at most so many. */
    static List<List<StreamedEvent>> of(List<StreamedEvent> events, int most) {
        var portions = new ArrayList<List<StreamedEvent>>();
        for (var from = 0; from < events.size(); ) {
            var to = end(events, from, most);
            portions.add(events.subList(from, to));
            from = to;
        }
        return portions;
    }

    private static int end(List<StreamedEvent> events, int from, int most) {
        var to = from + 1;
        var chars = events.get(from).json().length();
        while (to < events.size() && to - from < most) {
            chars += events.get(to).json().length();
            if (chars > MOST_CHARS) {
                break;
            }
            to++;
        }
        return to;
    }
}

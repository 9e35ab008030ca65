package org.nape.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * The place of something in a list in order of time: what the next page starts after. The id tells apart what is of the same
 * moment.
 */
public record Place(Instant at, UUID id) implements Comparable<Place> {
    /** As databases order ids, which Java does not. */
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::at).thenComparing(place -> place.id().toString());

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** A cursor can be made up, and a database does not know every time that Java knows. */
    public Place {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new IllegalArgumentException("Nothing is kept of that time");
        }
    }

    public static Place parse(String text) {
        var parts = text.split("/", 2);
        return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    }

    /** The earlier first. */
    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return at + "/" + id;
    }
}

package org.nape.gateway.stream;

import java.util.Comparator;

/** A partition of a topic: within it, events keep their order. */
record Place(Topic topic, int partition) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::topic).thenComparingInt(Place::partition);

    /** Reads what {@link #id} wrote, {@code 2} or {@code a2}. */
    static Place parse(String id) {
        var letters = Character.isDigit(id.charAt(0)) ? 0 : 1;
        return new Place(Topic.ofLetter(id.substring(0, letters)), Integer.parseInt(id.substring(letters)));
    }

    String id() {
        return topic.letter() + partition;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}

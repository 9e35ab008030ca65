package org.nape.gateway.stream;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a reader stands: the next offset of each partition. As the id of an event, {@code 0:12,1:3,a0:2,e0:0}, it says where
 * to go on at any gateway.
 */
record Positions(SortedMap<Place, Long> next) {
    static final Positions NONE = new Positions(new TreeMap<>());
    private static final int LONGEST = 4_000;
    private static final String ONE = "[aepr]?\\d{1,5}:\\d{1,18}";
    private static final Pattern FORM = Pattern.compile(ONE + "(," + ONE + ")*");

    Positions {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    /** Reads an id that a caller sent back; empty if it is none of ours. */
    static Optional<Positions> parse(String id) {
        if (id.length() > LONGEST || !FORM.matcher(id).matches()) {
            return Optional.empty();
        }
        var next = new TreeMap<Place, Long>();
        for (var each : id.split(",")) {
            var parts = each.split(":");
            if (next.put(Place.parse(parts[0]), Long.valueOf(parts[1])) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Positions(next));
    }

    /** The next offset of a partition; one that was made after these positions is read from its start. */
    long of(Place place) {
        return next.getOrDefault(place, 0L);
    }

    /** Whether these have not come as far as others somewhere. */
    boolean isBehind(Positions others) {
        return others.next.entrySet().stream().anyMatch(each -> of(each.getKey()) < each.getValue());
    }

    Positions with(Place place, long offset) {
        var more = new TreeMap<>(next);
        more.put(place, offset);
        return new Positions(more);
    }

    /** These positions for just these topics. */
    Positions of(Set<Topic> topics) {
        return in(next.keySet().stream()
                .filter(place -> topics.contains(place.topic()))
                .toList());
    }

    /** These positions, but nowhere further back than so many records before others. */
    Positions atMostBefore(Positions others, long records) {
        var all = new TreeMap<Place, Long>();
        others.next.forEach((place, offset) -> all.put(place, Math.max(of(place), offset - records)));
        return new Positions(all);
    }

    /** Wherever others have come further, theirs; for just the partitions of others. */
    Positions orLater(Positions others) {
        return atMostBefore(others, 0);
    }

    /** These positions for just these partitions. */
    Positions in(Iterable<Place> places) {
        var all = new TreeMap<Place, Long>();
        places.forEach(each -> all.put(each, of(each)));
        return new Positions(all);
    }

    /**
     * These positions for just the partitions of others. Of a topic that these say nothing of, the others': an id from the
     * time when only red flags raised were streamed goes on without loss there, and begins with the rest.
     */
    Positions orWhereUnknown(Positions others) {
        var all = new TreeMap<Place, Long>();
        others.next.forEach((place, offset) -> all.put(place, knows(place.topic()) ? of(place) : offset));
        return new Positions(all);
    }

    private boolean knows(Topic topic) {
        return next.keySet().stream().anyMatch(place -> place.topic() == topic);
    }

    String id() {
        return next.entrySet().stream()
                .map(each -> each.getKey().id() + ":" + each.getValue())
                .collect(joining(","));
    }
}

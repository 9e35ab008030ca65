package org.nape.gateway.stream;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a reader stands: the next offset of each partition. As the id of an event, {@code 0:12,1:3,2:40}, it says where to
 * go on at any gateway.
 */
record Positions(SortedMap<Integer, Long> next) {
    static final Positions NONE = new Positions(new TreeMap<>());
    private static final int LONGEST = 4_000;
    private static final Pattern FORM = Pattern.compile("\\d{1,5}:\\d{1,18}(,\\d{1,5}:\\d{1,18})*");

    Positions {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    /** Reads an id that a caller sent back; empty if it is none of ours. */
    static Optional<Positions> parse(String id) {
        if (id.length() > LONGEST || !FORM.matcher(id).matches()) {
            return Optional.empty();
        }
        var next = new TreeMap<Integer, Long>();
        for (var each : id.split(",")) {
            var parts = each.split(":");
            if (next.put(Integer.valueOf(parts[0]), Long.valueOf(parts[1])) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Positions(next));
    }

    /** The next offset of a partition; one that was made after these positions is read from its start. */
    long of(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Whether these have not come as far as others somewhere. */
    boolean isBehind(Positions others) {
        return others.next.entrySet().stream().anyMatch(each -> of(each.getKey()) < each.getValue());
    }

    Positions with(int partition, long offset) {
        var more = new TreeMap<>(next);
        more.put(partition, offset);
        return new Positions(more);
    }

    /** These positions for just these partitions. */
    Positions in(Collection<Integer> partitions) {
        var all = new TreeMap<Integer, Long>();
        partitions.forEach(each -> all.put(each, of(each)));
        return new Positions(all);
    }

    String id() {
        return next.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue())
                .collect(joining(","));
    }
}

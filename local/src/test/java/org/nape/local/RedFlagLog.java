package org.nape.local;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/** What one subscriber was told of red flags, as it would keep it: each event once, however often it came. */
class RedFlagLog {
    private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();

    /** What an event said. */
    record Entry(String sequence, String reportId) {}

    final void add(String eventId, String sequence, String reportId) {
        var entry = new Entry(sequence, reportId);
        var before = entries.putIfAbsent(eventId, entry);
        if (before != null && !before.equals(entry)) {
            contradictions.add("%s came as %s and as %s".formatted(eventId, before, entry));
        }
    }

    /** Events that came again as others: kept, because whoever is told of them is no test's thread. */
    final List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /** By the ids of the events. */
    final Map<String, Entry> entries() {
        return new TreeMap<>(entries);
    }
}

package org.nape.triage.shadow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what would change. It grows with the kinds of changes that there are, not with the reports. */
final class ShadowTally {
    private static final int EXAMPLES = 3;

    private final Map<Change, Kind> kinds = new HashMap<>();
    private long reports;
    private long misfits;

    /** All changes from one outcome to another. */
    static final class Kind {
        private final Map<Reason, Long> reasons = new HashMap<>();
        private final List<String> examples = new ArrayList<>();
        private long reports;

        long reports() {
            return reports;
        }

        /** How many changes a rule is responsible for, the most first; several may be for one change. */
        Map<Reason, Long> reasons() {
            return reasons.entrySet().stream()
                    .sorted(Map.Entry.<Reason, Long>comparingByValue()
                            .reversed()
                            .thenComparing(entry -> entry.getKey().toString()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
        }

        /** Ids of the first few reports. */
        List<String> examples() {
            return List.copyOf(examples);
        }

        private void add(String reportId, List<Reason> responsible) {
            reports++;
            responsible.forEach(reason -> reasons.merge(reason, 1L, Long::sum));
            if (examples.size() < EXAMPLES) {
                examples.add(reportId);
            }
        }
    }

    void count(boolean fits) {
        reports++;
        misfits += fits ? 0 : 1;
    }

    void add(Change change, String reportId, List<Reason> responsible) {
        kinds.computeIfAbsent(change, _ -> new Kind()).add(reportId, responsible);
    }

    long reports() {
        return reports;
    }

    /** The reports with answers that do not fit the questions. */
    long misfits() {
        return misfits;
    }

    /** The changes that go down first, of each direction those of the most reports. */
    Map<Change, Kind> changes() {
        return kinds.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Change, Kind> entry) ->
                                entry.getKey().direction())
                        .thenComparing(entry -> -entry.getValue().reports)
                        .thenComparing(entry -> entry.getKey().toString()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    long count(Direction direction) {
        if (direction == Direction.NOWHERE) {
            return reports - kinds.values().stream().mapToLong(Kind::reports).sum();
        }
        return kinds.entrySet().stream()
                .filter(entry -> entry.getKey().direction() == direction)
                .mapToLong(entry -> entry.getValue().reports)
                .sum();
    }
}

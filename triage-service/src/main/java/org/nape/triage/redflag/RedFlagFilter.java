package org.nape.triage.redflag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nape.knowledge.Level;
import org.nape.web.Problem;

/** Which red flags are asked for. */
record RedFlagFilter(Optional<Standing> standing, Optional<Level> level) {
    private static final Set<String> KNOWN = Set.of("status", "level", "limit", "cursor");

    /** What may be asked for by {@code status}. */
    enum Standing {
        /** Raised or escalated: nobody has taken it. */
        OPEN,
        RAISED,
        ESCALATED,
        ACKNOWLEDGED,
        CLOSED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names everything in the query that is not understood: a board with a spelling mistake must not look empty. */
    static RedFlagFilter of(Map<String, List<String>> query) {
        var faults = new ArrayList<Problem.Fault>();
        query.forEach((name, values) -> {
            if (!KNOWN.contains(name)) {
                faults.add(new Problem.Fault(name, "is not a parameter that is known here"));
            } else if (values.size() > 1) {
                faults.add(new Problem.Fault(name, "must be given once"));
            }
        });
        var standings = Arrays.stream(Standing.values()).collect(Collectors.toMap(Standing::id, each -> each));
        var levels = Arrays.stream(Level.values())
                .filter(Level::isRedFlag)
                .collect(Collectors.toMap(Level::name, each -> each));
        var filter = new RedFlagFilter(read("status", query, standings, faults), read("level", query, levels, faults));
        if (!faults.isEmpty()) {
            throw Problem.badRequest("Some parameters are wrong", faults).asException();
        }
        return filter;
    }

    private static <T> Optional<T> read(
            String name, Map<String, List<String>> query, Map<String, T> known, List<Problem.Fault> faults) {
        var asked = query.getOrDefault(name, List.of()).stream().findFirst();
        if (asked.filter(value -> !known.containsKey(value)).isPresent()) {
            var words = known.keySet().stream().sorted().collect(Collectors.joining(", "));
            faults.add(new Problem.Fault(name, "must be one of " + words));
        }
        return asked.map(known::get);
    }
}

package org.nape.triage.redflag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nape.events.Event;
import org.nape.events.Sequence;
import org.nape.knowledge.Level;
import org.nape.web.Problem;

/**
 * Which red flags are asked for.
 *
 * @param told the one that this event told of
 */
record RedFlagFilter(Optional<Standing> standing, Optional<Level> level, Optional<Told> told) {
    private static final Set<String> KNOWN = Set.of("status", "level", "type", "sequence", "limit", "cursor");
    private static final Pattern NUMBER = Pattern.compile("(?=.*[1-9])[0-9]{1,18}");

    /** An event that a subscriber misses. */
    record Told(String topic, Sequence sequence) {}

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
        var filter = new RedFlagFilter(
                read("status", query, standings, faults), read("level", query, levels, faults), told(query, faults));
        if (!faults.isEmpty()) {
            throw Problem.badRequest("Some parameters are wrong", faults).asException();
        }
        return filter;
    }

    private static Optional<Told> told(Map<String, List<String>> query, List<Problem.Fault> faults) {
        var topics = Event.NUMBERED.stream().collect(Collectors.toMap(each -> each, each -> each));
        var topic = read("type", query, topics, faults);
        var number = query.getOrDefault("sequence", List.of()).stream().findFirst();
        if (query.containsKey("type") != query.containsKey("sequence")) {
            var missing = number.isPresent() ? "type" : "sequence";
            faults.add(new Problem.Fault(missing, "type and sequence must be given together"));
        } else if (number.filter(text -> !NUMBER.matcher(text).matches()).isPresent()) {
            faults.add(new Problem.Fault("sequence", "must be a whole number from 1, of at most 18 digits"));
        } else if (topic.isPresent()) {
            return number.map(text -> new Told(topic.get(), new Sequence(Long.parseLong(text))));
        }
        return Optional.empty();
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

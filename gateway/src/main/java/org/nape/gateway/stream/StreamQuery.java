package org.nape.gateway.stream;

import static java.util.stream.Collectors.toSet;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nape.web.Problem;

/**
 * What a reader asks of its stream.
 *
 * @param types tell only these; all if empty
 * @param level the only level to tell; all if empty
 * @param concerns tell what has one of these; all if empty
 * @param lastSeen where the reader was before
 * @param since from when on to tell what was told already, unless the reader was there before; from now on if empty
 */
record StreamQuery(
        Set<Topic> types,
        Optional<String> level,
        Set<String> concerns,
        Optional<Positions> lastSeen,
        Optional<Instant> since) {
    private static final Set<String> OF_ALL = Set.of("type", "since", "lastEventId");
    /** A person's own events are few, and not all are of red flags. */
    private static final Set<String> OF_RESPONDERS = Set.of("level", "concern");

    private static final Set<String> LEVELS = Set.of("EMERGENCY", "URGENT");
    private static final Pattern CONCERN = Pattern.compile("[a-z0-9_-]{1,64}");

    StreamQuery {
        types = Set.copyOf(types);
        concerns = Set.copyOf(concerns);
    }

    /** Reads a request; what is not understood is refused, for whoever narrows a stream must get what was meant. */
    static StreamQuery of(RoutingContext call, Audience audience, Clock clock) {
        var asked = call.queryParams();
        refuseUnknown(asked, audience);
        var level = find("level", asked.getAll("level"));
        if (level.isPresent() && !LEVELS.contains(level.get())) {
            throw invalid("level", "must be EMERGENCY or URGENT");
        }
        var lastSeen = findLastId(call)
                .map(id -> Positions.parse(id).orElseThrow(() -> invalid("Last-Event-ID", "is not an id of ours")));
        var since = find("since", asked.getAll("since"))
                .map(text -> Since.parse(text, clock).orElseThrow(() -> invalid("since", Since.ALLOWED)));
        return new StreamQuery(
                types(asked.getAll("type"), audience), level, concerns(asked.getAll("concern")), lastSeen, since);
    }

    boolean wants(StreamedEvent event) {
        return (types.isEmpty() || types.contains(event.place().topic()))
                && (level.isEmpty() || level.equals(event.level()))
                && (concerns.isEmpty() || event.concerns().stream().anyMatch(concerns::contains));
    }

    private static void refuseUnknown(MultiMap asked, Audience audience) {
        var unknown = asked.names().stream()
                .filter(name -> !OF_ALL.contains(name))
                .filter(name -> audience.person().isPresent() || !OF_RESPONDERS.contains(name))
                .sorted()
                .map(name -> new Problem.Fault(name, "is not known here"))
                .toList();
        if (!unknown.isEmpty()) {
            throw invalid(unknown);
        }
    }

    private static Set<Topic> types(List<String> values, Audience audience) {
        return each(values)
                .map(type -> Topic.find(type)
                        .filter(audience.topics()::contains)
                        .orElseThrow(() -> invalid("type", oneType(audience))))
                .collect(toSet());
    }

    private static String oneType(Audience audience) {
        var types = audience.topics().stream().sorted().map(Topic::address).collect(Collectors.joining(", "));
        return "must be " + types + ", or several with commas between them";
    }

    private static Set<String> concerns(List<String> values) {
        var concerns = each(values).collect(toSet());
        if (!concerns.stream().allMatch(concern -> CONCERN.matcher(concern).matches())) {
            throw invalid("concern", "must be the id of a concern, or several with commas between them");
        }
        return concerns;
    }

    /** A filter may be there more than once, and hold several values with commas between them. */
    private static Stream<String> each(List<String> values) {
        return values.stream().flatMap(value -> Stream.of(value.split(",", -1)));
    }

    private static Optional<String> findLastId(RoutingContext call) {
        var header = find("Last-Event-ID", call.request().headers().getAll("Last-Event-ID"));
        return header.isPresent()
                ? header
                : find("lastEventId", call.queryParams().getAll("lastEventId"));
    }

    private static Optional<String> find(String name, List<String> values) {
        if (values.size() > 1) {
            throw invalid(name, "is there twice");
        }
        return values.stream().findFirst().filter(value -> !value.isEmpty());
    }

    private static RuntimeException invalid(String name, String detail) {
        return invalid(List.of(new Problem.Fault(name, detail)));
    }

    private static RuntimeException invalid(List<Problem.Fault> faults) {
        return Problem.badRequest("The stream cannot be opened", faults).asException();
    }
}

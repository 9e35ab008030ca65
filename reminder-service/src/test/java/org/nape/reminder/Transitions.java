package org.nape.reminder;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Every change of every clock of the IANA database from 2024 to 2035. Of zones with the same rules the first stands for all. */
public final class Transitions {
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

    private Transitions() {}

    public record Transition(ZoneId zone, Instant at) {}

    public static List<Transition> all() {
        return zones().stream().flatMap(Transitions::of).toList();
    }

    /** Without those that ical4j adds once it has read a calendar. */
    public static Stream<String> zoneIds() {
        return ZoneId.getAvailableZoneIds().stream().filter(id -> !id.startsWith("ical4j"));
    }

    private static Collection<ZoneId> zones() {
        var byRules = new LinkedHashMap<ZoneRules, ZoneId>();
        zoneIds().sorted().forEach(id -> byRules.putIfAbsent(ZoneId.of(id).getRules(), ZoneId.of(id)));
        return byRules.values();
    }

    private static Stream<Transition> of(ZoneId zone) {
        return Stream.iterate(
                        zone.getRules().nextTransition(FROM),
                        transition ->
                                transition != null && transition.getInstant().isBefore(UNTIL),
                        transition -> zone.getRules().nextTransition(transition.getInstant()))
                .map(transition -> new Transition(zone, transition.getInstant()));
    }
}

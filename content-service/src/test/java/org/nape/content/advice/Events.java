package org.nape.content.advice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.events.Event;
import org.nape.events.RedFlagRaised;
import org.nape.messaging.EventJson;
import org.nape.testbed.Testbed;
import org.nape.testbed.Topics;

/** Events as triage tells them, and as it never should. */
final class Events {
    private Events() {}

    static void send(Event... events) {
        for (var event : events) {
            sendAs(event.id(), event);
        }
    }

    static void sendAs(String id, Event event) {
        Testbed.topics().send(event.topic(), event.personId().toString(), id, EventJson.write(event));
    }

    static RedFlagRaised redFlag(UUID personId, String level, Instant raisedAt) {
        return new RedFlagRaised(
                UUID.randomUUID(),
                UUID.randomUUID(),
                personId,
                level,
                List.of("meningitis"),
                List.of("e_meningitis_signs"),
                raisedAt);
    }

    /** A record as it should not be, and what is wrong with it. */
    record Poison(String fault, Event event, Map<String, String> headers, byte @Nullable [] value) {
        UUID personId() {
            return event.personId();
        }

        void send() {
            Testbed.topics().send(event.topic(), personId().toString(), headers, value);
        }
    }

    /** Every way in which an event can be at fault, each with an event of its own. */
    static List<Poison> poisons(Supplier<Event> events) {
        return Stream.<Function<Event, Poison>>of(
                        event -> valued("bad JSON", event, "{\"reportId\": "),
                        event -> valued("no JSON object", event, "[]"),
                        event -> valued("JSON null", event, "null"),
                        event -> valued("no fields", event, "{}"),
                        event -> valued("an empty value", event, ""),
                        event -> new Poison("no value", event, headers(event), null),
                        event -> new Poison("no id", event, without(event, "ce_id"), bytes(event)),
                        event -> new Poison("no type", event, without(event, "ce_type"), bytes(event)),
                        event -> new Poison(
                                "another topic's type", event, with(event, "ce_type", "reminder-due"), bytes(event)),
                        event -> new Poison("bad UTF-8", event, headers(event), badUtf8(event)))
                .map(poisoning -> poisoning.apply(events.get()))
                .toList();
    }

    private static Poison valued(String fault, Event event, String value) {
        return new Poison(fault, event, headers(event), value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(Event event) {
        return Topics.cloudEvent(event.topic(), event.id());
    }

    private static Map<String, String> without(Event event, String header) {
        var headers = new LinkedHashMap<>(headers(event));
        headers.remove(header);
        return headers;
    }

    private static Map<String, String> with(Event event, String header, String value) {
        var headers = new LinkedHashMap<>(headers(event));
        headers.put(header, value);
        return headers;
    }

    private static byte[] bytes(Event event) {
        return EventJson.write(event).getBytes(StandardCharsets.UTF_8);
    }

    /** The first letter of the level becomes a byte that no UTF-8 text may hold. */
    private static byte[] badUtf8(Event event) {
        var json = EventJson.write(event);
        var bytes = json.getBytes(StandardCharsets.ISO_8859_1);
        bytes[json.indexOf("\"level\":\"") + "\"level\":\"".length()] = (byte) 0xff;
        return bytes;
    }
}

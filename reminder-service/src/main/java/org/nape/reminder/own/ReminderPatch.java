package org.nape.reminder.own;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.due.Reminder;
import org.nape.reminder.own.WishReading.Fault;

/**
 * What a person wants to be different about a reminder, as JSON Merge Patch (RFC 7396) says it: what is named is different,
 * what is null is taken away.
 *
 * @param wishes the parts of a wish that are named
 * @param paused empty if it is not named
 */
record ReminderPatch(Map<String, JsonNode> wishes, Optional<Boolean> paused) {
    private static final String PAUSED = "paused";
    private static final String DURATION = "duration";
    private static final String SECONDS = "durationSeconds";
    private static final List<String> TEXTS = List.of("title", "contentSlug", "rrule", "start", "timeZone", DURATION);
    private static final String KNOWN = "is not a field that can be changed: %s can"
            .formatted(String.join(
                    ", ",
                    Stream.concat(TEXTS.stream(), Stream.of(SECONDS, PAUSED)).toList()));

    ReminderPatch {
        wishes = Map.copyOf(wishes);
    }

    /** What could be read, and what is wrong with the rest. */
    record Reading(ReminderPatch patch, List<Fault> faults) {}

    static Reading read(JsonNode body) {
        var wishes = new LinkedHashMap<String, JsonNode>();
        body.properties().stream()
                .filter(field -> !field.getKey().equals(PAUSED))
                .forEach(field -> wishes.put(field.getKey(), field.getValue()));
        var paused = Optional.ofNullable(body.get(PAUSED)).map(JsonNode::booleanValue);
        var faults = body.isObject()
                ? body.properties().stream()
                        .flatMap(field -> findFault(field.getKey(), field.getValue()).stream())
                        .toList()
                : List.of(new Fault("", "must be a JSON object with what is to be different"));
        return new Reading(new ReminderPatch(wishes, paused), faults);
    }

    private static Optional<Fault> findFault(String field, JsonNode value) {
        var pointer = "/" + field;
        if (field.equals(PAUSED)) {
            return value.isBoolean() ? Optional.empty() : Optional.of(new Fault(pointer, "must be true or false"));
        }
        if (field.equals(SECONDS)) {
            return value.isNull() || value.isIntegralNumber() && value.canConvertToLong()
                    ? Optional.empty()
                    : Optional.of(new Fault(pointer, "must be a whole number, or null"));
        }
        if (!TEXTS.contains(field)) {
            return Optional.of(new Fault(pointer, KNOWN));
        }
        return value.isNull() || value.isTextual()
                ? Optional.empty()
                : Optional.of(new Fault(pointer, "must be a text, or null"));
    }

    boolean isEmpty() {
        return wishes.isEmpty() && paused.isEmpty();
    }

    /** What is clinical is not the person's to change. */
    List<Fault> faultsInPlan() {
        return wishes.keySet().stream()
                .sorted()
                .map(
                        field -> new Fault(
                                "/" + field,
                                "is of your plan, and not yours to change: pause it, delete it, or take fewer when they are offered"))
                .toList();
    }

    /** The whole wish: what is different over what is so now. */
    Wish over(Reminder now) {
        var schedule = now.schedule();
        var isLengthNamed = wishes.containsKey(DURATION) || wishes.containsKey(SECONDS);
        return new Wish(
                text("title", now.isOwnTitle() ? now.title() : null),
                text("contentSlug", now.contentSlug().orElse(null)),
                text("rrule", schedule.rrule()),
                text("start", schedule.start().toString()),
                text("timeZone", schedule.zone().getId()),
                text(DURATION, isLengthNamed ? null : now.duration().toString()),
                seconds());
    }

    private @Nullable String text(String field, @Nullable String otherwise) {
        return wishes.containsKey(field) ? wishes.get(field).textValue() : otherwise;
    }

    private @Nullable Long seconds() {
        var value = wishes.get(SECONDS);
        return value == null || value.isNull() ? null : value.longValue();
    }
}

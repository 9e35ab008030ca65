package org.nape.knowledge;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a file, read field by field. What is missing or of the wrong type becomes a fault and a harmless stand-in, so
 * that reading goes on; a field that nobody asked for is a fault too, because a misspelt contraindication would be none.
 */
final class Entry {
    private static final Condition NEVER = new Condition.Literal(false);

    private final String file;
    private final String id;
    private final Map<String, @Nullable Object> fields;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();

    Entry(String file, String id, Map<String, @Nullable Object> fields, Faults faults) {
        this.file = file;
        this.id = id;
        this.fields = fields;
        this.faults = faults;
    }

    String id() {
        return id;
    }

    void fault(String detail) {
        faults.add(file, id, detail);
    }

    boolean has(String field) {
        return fields.get(field) != null;
    }

    boolean isList(String field) {
        return fields.get(field) instanceof List<?>;
    }

    String text(String field) {
        return findText(field).orElseGet(() -> missing(field, "a text", ""));
    }

    Optional<String> findText(String field) {
        return find(field, String.class, "a text");
    }

    boolean flag(String field) {
        return find(field, Boolean.class, "true or false").orElseGet(() -> missing(field, "true or false", false));
    }

    /** A flag that is off when it is not written. */
    boolean flagIfAny(String field) {
        return find(field, Boolean.class, "true or false").orElse(false);
    }

    int number(String field) {
        return find(field, Integer.class, "a whole number").orElseGet(() -> missing(field, "a whole number", 0));
    }

    OptionalInt findNumber(String field) {
        return find(field, Integer.class, "a whole number").map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    Duration duration(String field) {
        return findDuration(field).orElseGet(() -> missing(field, "a duration", Duration.ZERO));
    }

    Optional<Duration> findDuration(String field) {
        return findText(field).map(this::durationOf);
    }

    Duration durationOf(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            fault("'" + text + "' is no ISO 8601 duration");
            return Duration.ZERO;
        }
    }

    /** A value of a fixed set, by its id. */
    <T> T oneOf(String field, Function<String, Optional<T>> byId, T standIn) {
        var text = text(field);
        return byId.apply(text).orElseGet(() -> {
            fault(field + ": there is no '" + text + "'");
            return standIn;
        });
    }

    List<String> texts(String field) {
        return has(field) ? textsIfAny(field) : missing(field, "a list", List.of());
    }

    List<String> textsIfAny(String field) {
        var texts = new ArrayList<String>();
        for (var value : find(field, List.class, "a list").orElse(List.of())) {
            if (value instanceof String text) {
                texts.add(text);
            } else {
                fault(field + " must hold texts only");
            }
        }
        return texts;
    }

    /** The things that the field names by id; each must exist. */
    <T> List<T> named(String field, Map<String, T> known, String what) {
        var found = new ArrayList<T>();
        for (var name : textsIfAny(field)) {
            Optional.ofNullable(known.get(name))
                    .ifPresentOrElse(found::add, () -> fault(field + ": there is no " + what + " '" + name + "'"));
        }
        return found;
    }

    Entry entry(String field) {
        return findEntry(field).orElseGet(() -> missing(field, "an entry", within("", Map.of())));
    }

    Optional<Entry> findEntry(String field) {
        return find(field, Map.class, "an entry").map(value -> within("", strings(value)));
    }

    /** The entries of a list. An entry is known by this field of its own, or by the id of what it belongs to. */
    List<Entry> entries(String field, String idField) {
        var entries = new ArrayList<Entry>();
        for (var value : find(field, List.class, "a list").orElse(List.of())) {
            if (value instanceof Map<?, ?> map) {
                var name = map.get(idField);
                entries.add(within(name == null ? "" : name.toString(), strings(map)));
            } else {
                fault(field + " must hold entries only");
            }
        }
        return entries;
    }

    /** The entries of a map, known by their keys. */
    List<Entry> keyed(String field) {
        var entries = new ArrayList<Entry>();
        strings(find(field, Map.class, "an entry").orElseGet(() -> missing(field, "an entry", Map.of())))
                .forEach((key, value) -> {
                    if (value instanceof Map<?, ?> map) {
                        entries.add(within(key, strings(map)));
                    } else {
                        faults.add(file, key, "must be an entry");
                    }
                });
        return entries;
    }

    Condition condition(String field, ConditionParser parser) {
        return findCondition(field, parser).orElseGet(() -> missing(field, "a condition", NEVER));
    }

    Optional<Condition> findCondition(String field, ConditionParser parser) {
        return findText(field).map(text -> {
            try {
                return parser.parse(text);
            } catch (ConditionException e) {
                faults.add(file, id, e.column(), field + ": " + e.getMessage());
                return NEVER;
            }
        });
    }

    /** Fields that are for readers of the file only. */
    void forReaders(String... names) {
        asked.addAll(List.of(names));
    }

    /** To be called when all is read. */
    void done() {
        fields.keySet().stream()
                .filter(field -> !asked.contains(field))
                .forEach(field -> fault("the field '" + field + "' is not known here"));
    }

    private Entry within(String name, Map<String, @Nullable Object> value) {
        return new Entry(file, name.isEmpty() ? id : name, value, faults);
    }

    private <T> Optional<T> find(String field, Class<T> type, String what) {
        asked.add(field);
        var value = fields.get(field);
        if (value == null || type.isInstance(value)) {
            return Optional.ofNullable(value).map(type::cast);
        }
        fault(field + " must be " + what);
        return Optional.empty();
    }

    private <T> T missing(String field, String what, T standIn) {
        if (!has(field)) {
            fault(field + " is missing: " + what);
        }
        return standIn;
    }

    private static Map<String, @Nullable Object> strings(Map<?, ?> map) {
        var strings = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> strings.put(String.valueOf(key), value));
        return strings;
    }
}

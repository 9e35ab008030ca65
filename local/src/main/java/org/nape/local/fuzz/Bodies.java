package org.nape.local.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes wrong bodies of right ones. */
final class Bodies {
    /** Stands in a tree where something is put that no tree can hold. */
    private static final String HOLE = "~hole~";

    private static final int JUST_TOO_LARGE = 64 * 1024 + 1;
    private static final int DEEP = 20_000;
    private static final int MANY = 4_000;

    private Bodies() {}

    /** One part of it changed: another value, another name, twice there, not there, one too many. */
    static byte[] changed(JsonNode example, String canary, RandomGenerator random) {
        var copy = example.deepCopy();
        var holders = holders(copy);
        if (holders.isEmpty()) {
            return value(canary, random).getBytes(UTF_8);
        }
        var filling = value(canary, random);
        switch (Corpus.any(holders, random)) {
            case ObjectNode object -> filling = change(object, filling, canary, random);
            case ArrayNode array when array.isEmpty() || random.nextInt(4) == 0 -> array.add(HOLE);
            case JsonNode array -> ((ArrayNode) array).set(random.nextInt(array.size()), HOLE);
        }
        return copy.toString().replace("\"" + HOLE + "\"", filling).getBytes(UTF_8);
    }

    private static String change(ObjectNode object, String filling, String canary, RandomGenerator random) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.put(canary, HOLE);
            return filling;
        }
        var name = Corpus.any(names, random);
        var old = object.get(name).toString();
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(canary, HOLE);
            case 2 ->
                object.set(
                        Corpus.any(List.of("", " ", "$", "__proto__", name.toUpperCase()), random),
                        object.remove(name));
            case 3 -> {
                object.put(name, HOLE);
                return old + ",\"" + name + "\":" + filling;
            }
            default -> object.put(name, HOLE);
        }
        return filling;
    }

    private static String value(String canary, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> quoted(canary + Corpus.any(Corpus.INJECTIONS, random));
            case 1 -> quoted(canary);
            default -> Corpus.any(Corpus.JSON_VALUES, random);
        };
    }

    private static List<JsonNode> holders(JsonNode node) {
        var found = new ArrayList<JsonNode>();
        if (node.isContainerNode()) {
            found.add(node);
            node.forEach(each -> found.addAll(holders(each)));
        }
        return found;
    }

    /** What is no JSON, or JSON as nobody should send it. */
    static byte[] broken(JsonNode example, String canary, RandomGenerator random) {
        var whole = example.toString();
        var bytes = whole.getBytes(UTF_8);
        var middle = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        return switch (random.nextInt(20)) {
            case 0 -> new byte[0];
            case 1 -> " \n\t".getBytes(UTF_8);
            case 2 -> whole.substring(0, whole.length() / 2).getBytes(UTF_8);
            case 3 -> (whole + whole).getBytes(UTF_8);
            case 4 -> (whole + canary).getBytes(UTF_8);
            case 5 -> ("\ufeff" + whole).getBytes(UTF_8);
            case 6 -> whole.getBytes(UTF_16);
            case 7 -> "[".repeat(DEEP).getBytes(UTF_8);
            case 8 -> ("{\"answers\":" + "{\"a\":".repeat(DEEP / 4)).getBytes(UTF_8);
            case 9 -> many(canary).getBytes(UTF_8);
            case 10 -> quoted(canary).getBytes(UTF_8);
            case 11 ->
                Corpus.any(List.of("null", "true", "[]", "1", "NaN", "undefined", "[1]"), random)
                        .getBytes(UTF_8);
            case 12 -> whole.replace('"', '\'').getBytes(UTF_8);
            case 13 -> ("/* " + canary + " */" + whole).getBytes(UTF_8);
            case 14 -> whole.replaceFirst("}$", ",}").getBytes(UTF_8);
            case 15 -> "x".repeat(JUST_TOO_LARGE).getBytes(UTF_8);
            case 16 -> quoted("y".repeat(JUST_TOO_LARGE - 2_000)).getBytes(UTF_8);
            case 17 -> with(bytes, middle, (byte) random.nextInt(256));
            case 18 -> with(bytes, middle, (byte) 0);
            default -> with(with(bytes, middle, (byte) 0xc3), middle, (byte) 0x28);
        };
    }

    private static String many(String canary) {
        var many = new StringBuilder("{");
        for (var i = 0; i < MANY; i++) {
            many.append('"').append(canary).append(i).append("\":").append(i).append(i + 1 < MANY ? "," : "}");
        }
        return many.length() < JUST_TOO_LARGE ? many.toString() : many.substring(0, JUST_TOO_LARGE - 2);
    }

    private static byte[] with(byte[] bytes, int at, byte more) {
        var all = new ByteArrayOutputStream();
        all.write(bytes, 0, at);
        all.write(more);
        all.write(bytes, at, bytes.length - at);
        return all.toByteArray();
    }

    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    static String form(JsonNode example) {
        var form = new StringBuilder();
        for (var field : example.properties()) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(field.getKey())
                    .append('=')
                    .append(field.getValue().asText());
        }
        return form.toString();
    }
}

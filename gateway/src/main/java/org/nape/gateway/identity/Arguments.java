package org.nape.gateway.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody typed: words, and options with a value each.
 *
 * @param words in their order
 */
record Arguments(List<String> words, Map<String, String> options) {
    private static final String DATA = "--data";
    private static final Duration LONGEST = Duration.ofDays(366);

    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    /** Takes {@code --data} always, and of the others these. */
    static Arguments parse(String[] typed, Set<String> known) {
        var words = new ArrayList<String>();
        var options = new HashMap<String, String>();
        for (var i = 0; i < typed.length; i++) {
            if (!typed[i].startsWith("--")) {
                words.add(typed[i]);
            } else if (!typed[i].equals(DATA) && !known.contains(typed[i])) {
                throw new UsageException("unknown option: " + typed[i]);
            } else if (i + 1 == typed.length || typed[i + 1].startsWith("--")) {
                throw new UsageException(typed[i] + " needs a value");
            } else {
                options.put(typed[i], typed[++i]);
            }
        }
        return new Arguments(List.copyOf(words), Map.copyOf(options));
    }

    String command() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    /** The one word after the command. */
    String subject(String name) {
        if (words.size() != 2) {
            throw new UsageException(command() + " takes one " + name);
        }
        return words.get(1);
    }

    void nothingMore() {
        if (words.size() > 1) {
            throw new UsageException(command() + " takes nothing more than options, not " + words.get(1));
        }
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** {@code 24h}, {@code 30m}, {@code 90s}, {@code 7d}. */
    Duration duration(String name, Duration otherwise) {
        var text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            var duration = Duration.parse((text.endsWith("d") ? "P" : "PT") + text.toUpperCase(Locale.ROOT));
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below, together with what is before now or too far away.
        }
        throw new UsageException(name + " takes a time of up to a year, such as 24h, 30m or 0s, not " + text);
    }

    /** The platform's folder: as it was named, as the environment names it, or where {@code ./nape up} keeps it. */
    Path home() {
        return Path.of(option(DATA)
                .or(() -> Optional.ofNullable(System.getenv("NAPE_HOME")))
                .orElse(".nape"));
    }
}

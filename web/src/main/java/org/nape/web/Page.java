package org.nape.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as every list of the API is answered.
 *
 * @param nextCursor opaque; ask for the next page with it; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public static final int MAX_LIMIT = 100;
    public static final int DEFAULT_LIMIT = 20;

    /**
     * A page from one row more than was asked for: the surplus row says that there is a next page.
     *
     * @param key what the next page starts after
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> key) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), null);
        }
        var items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, encode(key.apply(items.getLast())));
    }

    /** How many are asked for, as the query says it; 400 for what is no number from 1 to 100. */
    public static int limit(@Nullable String query) {
        try {
            int limit = query == null ? DEFAULT_LIMIT : Integer.parseInt(query);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below, like any other wrong limit
        }
        throw Problem.badRequest(
                        "The limit is wrong",
                        List.of(new Problem.Fault("limit", "must be a whole number from 1 to " + MAX_LIMIT)))
                .asException();
    }

    /** Keeps the cursor and shows each item otherwise. */
    public <R> Page<R> map(Function<T, R> shown) {
        return new Page<>(items.stream().map(shown).toList(), nextCursor);
    }

    /** What a cursor of ours stands for; 400 for one that is not ours. */
    public static <K> Optional<K> after(@Nullable String cursor, Function<String, K> parse) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Optional.of(parse.apply(text));
        } catch (RuntimeException e) {
            throw Problem.badRequest(
                            "The cursor is not one of ours",
                            List.of(new Problem.Fault("cursor", "must be the nextCursor of the page before")))
                    .asException();
        }
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}

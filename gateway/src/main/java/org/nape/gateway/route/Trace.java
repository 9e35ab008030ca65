package org.nape.gateway.route;

import io.vertx.core.http.HttpHeaders;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** W3C Trace Context: the caller's trace goes on, or a new one starts here. */
final class Trace {
    static final CharSequence PARENT = HttpHeaders.createOptimized("traceparent");
    static final CharSequence STATE = HttpHeaders.createOptimized("tracestate");
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /** The caller's {@code traceparent} if there is exactly one and it is well-formed. */
    static boolean isUsable(List<String> sent) {
        return sent.size() == 1 && FORM.matcher(sent.getFirst()).matches();
    }

    /** The trace itself, without what in it is calling. */
    static String id(String parent) {
        return parent.substring(3, 35);
    }

    static String start() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        // Never all zero, which would say that there is no trace; sampled, as whoever asks is alone.
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-01";
    }
}

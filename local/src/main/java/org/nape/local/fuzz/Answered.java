package org.nape.local.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What came back. */
record Answered(int status, Map<String, List<String>> headers, byte[] body) {
    Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    boolean isOf(String mediaType) {
        return header("Content-Type").filter(type -> type.startsWith(mediaType)).isPresent();
    }

    /** Whether nothing more can be asked on this connection. */
    boolean isLast() {
        return header("Connection").filter("close"::equalsIgnoreCase).isPresent()
                || header("Content-Length").isEmpty()
                        && header("Transfer-Encoding").isEmpty()
                || isOf("text/event-stream");
    }

    /** Unpacked, if it came so. */
    String text() {
        if (header("Content-Encoding").filter("gzip"::equals).isEmpty() || body.length == 0) {
            return new String(body, UTF_8);
        }
        try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(unpacking.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("says that it is packed, and is not", e);
        }
    }
}

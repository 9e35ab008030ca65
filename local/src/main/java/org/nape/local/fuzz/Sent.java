package org.nape.local.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request as it goes over the wire, however wrong it is.
 *
 * @param target as it stands in the first line
 * @param headers as they stand in theirs
 * @param isWhole whether its body is as long as it says, so that the connection can be used on
 */
record Sent(String method, String target, List<String> headers, byte[] body, boolean isWhole) {
    private static final int MOST_SHOWN = 4_000;
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    Sent {
        headers = List.copyOf(headers);
    }

    /** With the length of its body, and the host. */
    static Sent of(String method, String target, List<String> headers, byte[] body) {
        var all = new ArrayList<>(List.of("Host: localhost"));
        all.addAll(headers);
        if (body.length > 0 || !method.equals("GET")) {
            all.add("Content-Length: " + body.length);
        }
        return new Sent(method, target, all, body, true);
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((method + " " + target + " HTTP/1.1\r\n").getBytes(UTF_8));
        headers.forEach(header -> bytes.writeBytes((header + "\r\n").getBytes(UTF_8)));
        bytes.writeBytes("\r\n".getBytes(UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** Whether this text could be in the answer only because it was in the question. */
    boolean holds(String text) {
        return new String(bytes(), UTF_8).contains(text)
                || target.replace("%20", " ").contains(text);
    }

    /** What {@code printf '%b'} sends again, but for the token, which is told to nobody. */
    @Override
    public String toString() {
        var shown = new StringBuilder();
        for (var each : TOKEN.matcher(new String(bytes(), ISO_8859_1))
                .replaceAll("TOKEN")
                .toCharArray()) {
            switch (each) {
                case '\r' -> shown.append("\\r");
                case '\n' -> shown.append("\\n");
                case '\\' -> shown.append("\\\\");
                default -> shown.append(each < ' ' || each > '~' ? "\\x%02x".formatted((int) each) : each);
            }
        }
        return shown.length() > MOST_SHOWN
                ? shown.substring(0, MOST_SHOWN) + "… (" + shown.length() + " characters)"
                : shown.toString();
    }
}

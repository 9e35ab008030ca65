package org.nape.local.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A bare connection, for requests that no proper client sends. */
final class Connection implements AutoCloseable {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int NO_BODY_BELOW = 200;

    private final Socket socket;
    private final InputStream in;

    /** @param patience how long an answer may be silent; then {@link java.net.SocketTimeoutException} */
    Connection(int port, Duration patience) throws IOException {
        socket = new Socket("localhost", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        in = new BufferedInputStream(socket.getInputStream());
    }

    Answered send(Sent sent) throws IOException {
        try {
            socket.getOutputStream().write(sent.bytes());
        } catch (IOException e) {
            // Who is refused early is answered nevertheless.
        }
        return read(sent.method());
    }

    private Answered read(String method) throws IOException {
        var line = line().split(" ", 3);
        var status = Integer.parseInt(line[1]);
        var headers = headers();
        if (status < NO_BODY_BELOW) {
            return read(method);
        }
        return new Answered(status, headers, body(method, status, headers));
    }

    private Map<String, List<String>> headers() throws IOException {
        var headers = new TreeMap<String, List<String>>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(String method, int status, Map<String, List<String>> headers) throws IOException {
        var type = headers.getOrDefault("content-type", List.of("")).getFirst();
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return new byte[0];
        }
        if (type.startsWith("text/event-stream")) {
            // It has no end.
            return (line() + "\n").getBytes(ISO_8859_1);
        }
        if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
            return chunks();
        }
        var length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length.getFirst()));
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.writeBytes(exactly(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ends early");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("the connection was closed without an answer");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

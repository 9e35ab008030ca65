package org.nape.gateway.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;

/** The bare connection, for requests that no proper client sends. */
public final class Wire {
    private static final int PATIENCE_MILLIS = 8_000;

    private Wire() {}

    /** Sends these bytes and returns all that comes until the gateway closes the connection. */
    static String send(String request) {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Socket connect() throws IOException {
        var socket = new Socket("localhost", port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    public static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }
}

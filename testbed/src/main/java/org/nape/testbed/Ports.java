package org.nape.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports on loopback. */
public final class Ports {
    /** Systems give ports from here up to outgoing connections: a server that is down for a moment could lose its own. */
    private static final int FIRST_EPHEMERAL = 32_768;

    private static final int FIRST = 20_000;

    private Ports() {}

    /** A port that nobody listens on, and that the system gives to no outgoing connection. */
    public static int free() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, FIRST_EPHEMERAL))
                .limit(1_000)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free port"));
    }

    /** Whether a server could listen there now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

package org.nape.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports on loopback. */
public final class Ports {
    private Ports() {}

    static void mustDiffer(int port, int kafkaPort) {
        if (port == kafkaPort) {
            throw new LaunchException("--port and --kafka-port must differ; both are " + port);
        }
    }

    /** Refuses, in one line, a port that somebody else listens on. */
    static void mustBeFree(int port, String option) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new LaunchException("port " + port + " is in use; choose another with " + option);
        }
    }

    /** So many different free ports, held open until all are found. */
    public static List<Integer> free(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}

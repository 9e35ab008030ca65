package org.nape.bench.gateway;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.nape.bench.MeasuredPlatform;
import org.nape.local.Address;
import org.nape.local.Ports;

/** Each way, open: the upstream, both peers, and the gateway of a whole platform, which takes the upstream for its services. */
final class Ways implements AutoCloseable {
    private static final int PATIENCE_TRIES = 200;

    private final Map<Way, Integer> ports = new EnumMap<>(Way.class);
    private final List<Process> processes = new ArrayList<>();
    private final MeasuredPlatform platform;

    private Ways(Path nginx) throws IOException, InterruptedException {
        var free = Ports.free(3);
        ports.put(Way.DIRECT, free.get(0));
        ports.put(Way.NGINX, free.get(1));
        ports.put(Way.BARE, free.get(2));
        var upstream = port(Way.DIRECT);
        try {
            start(Way.DIRECT, java(Upstream.class, upstream));
            start(Way.NGINX, Nginx.command(nginx, directory(), port(Way.NGINX), upstream));
            start(Way.BARE, java(BareProxy.class, port(Way.BARE), upstream));
            var inside = "http://127.0.0.1:" + upstream;
            platform = MeasuredPlatform.start(
                    Map.of("NAPE_TRIAGE_URL", inside, "NAPE_CONTENT_URL", inside, "NAPE_REMINDER_URL", inside));
            ports.put(Way.NAPE, platform.address().gateway().getPort());
        } catch (IOException | InterruptedException | RuntimeException e) {
            end();
            throw e;
        }
    }

    static Ways open(Path nginx) throws IOException, InterruptedException {
        return new Ways(nginx);
    }

    int port(Way way) {
        return ports.getOrDefault(way, 0);
    }

    Address address() {
        return platform.address();
    }

    private static Path directory() throws IOException {
        return Files.createTempDirectory(Path.of("bench/target"), "nginx-");
    }

    /** As the gateway is started, but for its log. */
    private static List<String> java(Class<?> program, Object... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                "bench/target/classes" + File.pathSeparator + "bench/target/lib/*",
                program.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    private void start(Way way, List<String> command) throws IOException, InterruptedException {
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
        for (var tries = 0; tries < PATIENCE_TRIES; tries++) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port(way))) {
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IOException(way + " did not start");
    }

    private void end() {
        processes.forEach(Process::destroy);
    }

    @Override
    public void close() throws IOException {
        end();
        platform.close();
    }
}

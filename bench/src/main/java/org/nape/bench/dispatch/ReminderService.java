package org.nape.bench.dispatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nape.local.ServiceProcess;
import org.nape.testbed.Ports;
import org.nape.testbed.Repository;

/** The reminder-service as it was built, in a process of its own. */
final class ReminderService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;

    private ReminderService(Process process) {
        this.process = process;
    }

    static ReminderService start(Database database, String kafka, Path log) throws IOException, InterruptedException {
        var port = Ports.free();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As ./nape up runs it.
        command.addAll(ServiceProcess.jvm("reminder-service"));
        command.addAll(List.of("-jar", jar().toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("NAPE_DB_URL", database.url());
        builder.environment().put("NAPE_DB_USER", database.user());
        builder.environment().put("NAPE_DB_PASSWORD", database.password());
        builder.environment().put("NAPE_KAFKA", kafka);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var service = new ReminderService(builder.start());
        service.awaitReady(port);
        return service;
    }

    private static Path jar() {
        var jar = Repository.root().resolve("reminder-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("reminder-service is not built");
        }
        return jar;
    }

    private void awaitReady(int port) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(port)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                close();
                throw new IllegalStateException("reminder-service does not get ready");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean isReady(int port) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package org.nape.triage.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A subscriber's server: hears calls and answers as it is told to. */
final class Hook implements AutoCloseable {
    private final int port;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Answer answer = new Answer(204, Map.of());
    private HttpServer server;

    private Hook() {
        server = start(0);
        port = server.getAddress().getPort();
    }

    static Hook open() {
        return new Hook();
    }

    /** One call, as it arrived. */
    record Call(String path, HttpHeaders headers, String body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        String id() {
            return header("webhook-id");
        }

        /** Whether the published library takes it for ours. */
        boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, headers.map());
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            } catch (EmptyWebhookSecretException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private record Answer(int status, Map<String, String> headers) {}

    private HttpServer start(int onPort) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::hear);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var told = answer;
        calls.add(new Call(
                exchange.getRequestURI().toString(),
                HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true),
                body));
        if (told.status() == 0) {
            stall();
        }
        told.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(told.status() == 0 ? 200 : told.status(), -1);
        exchange.close();
    }

    private void stall() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    void answers(int status) {
        answers(status, Map.of());
    }

    void answers(int status, Map<String, String> headers) {
        answer = new Answer(status, headers);
    }

    /** Takes calls and says nothing. */
    void stalls() {
        answers(0);
    }

    void goesDown() {
        server.stop(0);
    }

    void comesBack() {
        server = start(port);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Those that hold this text. */
    List<Call> calls(Object text) {
        return calls.stream()
                .filter(call -> call.body().contains(text.toString()))
                .toList();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}

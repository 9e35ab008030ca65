package org.nape.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A subscriber with a webhook: a server of its own, which is called. */
final class CalledRedFlags extends RedFlagLog implements AutoCloseable {
    private static final String PATH = "/api/v1/webhooks";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api;
    private final String token;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String id;

    CalledRedFlags(Api api) throws IOException, InterruptedException {
        this.api = api;
        this.token = api.tokenOfClient("subscriber");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::hear);
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        id = made(Map.of("url", url, "types", List.of("red-flag-raised")))
                .path("webhookId")
                .asText();
    }

    private JsonNode made(Map<String, Object> webhook) throws IOException, InterruptedException {
        var answer = api.post(PATH, token, webhook);
        if (answer.status() != 201) {
            throw new IOException("no webhook was made: " + answer.status());
        }
        return answer.body();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody());
            add(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    body.path("sequence").asText(),
                    body.at("/data/reportId").asText());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** Nobody is called for what later tests do. */
    @Override
    public void close() throws IOException {
        try {
            api.delete(PATH + "/" + id, token);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.close();
    }
}

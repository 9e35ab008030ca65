package org.nape.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;

/** What a program of a clinic asks: tokens, red flags, webhooks and the stream. */
final class DesksCalls {
    /** Nobody is there, and nobody has to be. */
    private static final Map<String, ?> WEBHOOK = Map.of("url", "http://127.0.0.1:9/hooks");

    private final Examiner examiner;

    DesksCalls(Examiner examiner) {
        this.examiner = examiner;
    }

    void all() throws Exception {
        tokens();
        redFlags();
        stream();
        webhooks();
        disabledWebhook();
        tooManyWebhooks();
        call("deleteWebhooksOfClient").asking("clientId=nobody").answers(200);
    }

    private void tokens() throws Exception {
        call("createToken").answers(401);
        var client = new ObjectMapper()
                .readTree(RunningPlatform.get()
                        .address()
                        .data()
                        .resolve("first-clients.json")
                        .toFile())
                .path(0);
        var form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(
                        client.path("clientId").asText(),
                        client.path("clientSecret").asText());
        call("createToken").with("application/x-www-form-urlencoded", form).answers(200);
    }

    private Call call(String operationId) {
        return examiner.call(operationId);
    }

    private Call byClinician(String operationId) {
        return call(operationId).by(examiner.token("clinician"));
    }

    private Call bySubscriber(String operationId) {
        return call(operationId).by(examiner.token("subscriber"));
    }

    private void redFlags() throws Exception {
        var redFlag = redFlag();
        byClinician("getRedFlags").answers(200);
        byClinician("getRedFlag").of(redFlag).answers(200);
        byClinician("closeRedFlag").of(redFlag).answers(409);
        bySubscriber("acknowledgeRedFlag").of(redFlag).answers(200);
        byClinician("acknowledgeRedFlag").of(redFlag).answers(409);
        byClinician("closeRedFlag").of(redFlag).answers(200);
    }

    private String redFlag() throws Exception {
        var person = examiner.api().newPerson();
        return call("report")
                .by(person.token())
                .with(Map.of("answers", Examples.answersOf(Examples.MENINGITIS), "timeZone", "Europe/Berlin"))
                .answers(201)
                .body()
                .at("/redFlag/redFlagId")
                .asText();
    }

    private void stream() throws Exception {
        bySubscriber("streamRedFlags").answers(200);
    }

    private void webhooks() throws Exception {
        var key = UUID.randomUUID().toString();
        var webhook = call("makeWebhook").with(WEBHOOK).keyed(key).answers(201).text("webhookId");
        call("makeWebhook")
                .with(Map.of("url", "http://127.0.0.1:9/other"))
                .keyed(key)
                .answers(422);
        call("getWebhooks").answers(200);
        call("getWebhook").of(webhook).answers(200);
        call("testWebhook").of(webhook).answers(202);
        call("getDeliveries").of(webhook).answersSoon(200);
        call("redeliver").of(webhook).answers(202);
        call("rotateWebhookSecret").of(webhook).answers(201);
        call("rotateWebhookSecret").of(webhook).answers(409);
        call("deleteWebhook").of(webhook).answers(204);
    }

    /** Whoever answers that they are gone is asked no more. */
    private void disabledWebhook() throws Exception {
        var gone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gone.createContext("/", exchange -> {
            exchange.sendResponseHeaders(410, -1);
            exchange.close();
        });
        gone.start();
        try {
            var url = "http://127.0.0.1:%d/hooks".formatted(gone.getAddress().getPort());
            var webhook =
                    call("makeWebhook").with(Map.of("url", url)).answers(201).text("webhookId");
            call("testWebhook").of(webhook).answersSoon(409);
            call("getDeliveries").of(webhook).answers(200);
            call("getWebhook").of(webhook).answers(200);
            call("deleteWebhook").of(webhook).answers(204);
        } finally {
            gone.stop(0);
        }
    }

    private void tooManyWebhooks() throws Exception {
        var token = examiner.token("subscriber");
        for (var i = 0; i < 20; i++) {
            examiner.api().post("/api/v1/webhooks", token, WEBHOOK);
        }
        call("makeWebhook").with(WEBHOOK).answers(409);
        for (var webhook :
                examiner.api().get("/api/v1/webhooks?limit=100", token).body().path("items")) {
            if (WEBHOOK.containsValue(webhook.path("url").asText())) {
                examiner.api()
                        .delete("/api/v1/webhooks/" + webhook.path("webhookId").asText(), token);
            }
        }
    }
}

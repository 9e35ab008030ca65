package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.nape.testbed.ForgedToken;
import org.nape.testbed.TokenMaker;

/** Who is who, asked of the gateway and of each service behind it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IdentityIT {
    private static final String ME = "/api/v1/me";
    private static final Duration SECONDS = Duration.ofSeconds(5);

    private final Platform platform = RunningPlatform.get();
    private final Api api = RunningPlatform.api();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aForgedTokenIsRefusedByEveryone() throws Exception {
        var maker = TokenMaker.ofGateway(platform.address().data());
        var person = api.newPerson();
        assertThat(askAll("Bearer " + person.token()).values()).containsOnly(200);

        for (var forged : ForgedToken.values()) {
            assertThat(askAll(forged.authorization(maker)).values())
                    .as(forged.name())
                    .containsOnly(401);
        }
        assertThat(askAll("Bearer " + person.token(), "Bearer " + person.token())
                        .values())
                .as("two tokens")
                .containsOnly(401);
    }

    /** A service that has just asked for keys does so again after 5 seconds: until a new one signs takes longer. */
    @Test
    @Order(1)
    void noGoodTokenIsRefusedWhileTheKeyIsChanged() throws Exception {
        var before = api.newPerson();
        var tokens = new ArrayList<>(List.of(before.token()));
        assertThat(askAll("Bearer " + before.token()).values()).containsOnly(200);

        Nape.run("key", "rotate", "--after", "8s");

        var answers = new ArrayList<Integer>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            tokens.add(renewed(before));
            answers.addAll(askAll("Bearer " + tokens.getLast()).values());
            return !keyId(tokens.getLast()).equals(keyId(before.token()));
        });
        for (var token : tokens) {
            answers.addAll(askAll("Bearer " + token).values());
        }
        assertThat(answers).containsOnly(200);
    }

    @Test
    void aRenewedTokenIsTheSamePersonsAndAnErasedPersonGetsNone() throws Exception {
        var person = api.newPerson();
        api.report(person, Examples.answersOf(Examples.DESK_WORKER), "Europe/Berlin");

        var token = renewed(person);

        assertThat(api.get("/api/v1/reports", token).body().path("items")).hasSize(1);
        assertThat(api.get("/api/v1/reports", person.token()).body().path("items"))
                .hasSize(1);
        assertThat(api.delete(ME, token).status()).isEqualTo(202);
        assertThat(api.post("/api/v1/me/token", person.token(), null).status()).isEqualTo(410);
        assertThat(api.post("/api/v1/me/token", token, null).status()).isEqualTo(410);
    }

    @Test
    void aClientIsLetInAndPutOutBesideTheRunningPlatform() throws Exception {
        var id = "desk-" + UUID.randomUUID();

        var client = new ObjectMapper().readTree(Nape.run("client", "add", "subscriber", "--id", id));

        await().atMost(SECONDS).until(() -> !api.tokenOfClient(client).isEmpty());
        var token = api.tokenOfClient(client);
        assertThat(api.get("/api/v1/red-flags", token).status()).isEqualTo(200);
        try (var stream = api.redFlags(token, "")) {
            Nape.run("client", "remove", id);
            await().atMost(SECONDS)
                    .until(() -> api.get("/api/v1/red-flags", token).status() == 401);
            await().atMost(SECONDS).until(() -> !stream.isOpen());
        }
        assertThat(api.tokenOfClient(client)).isEmpty();
    }

    private String renewed(Api.Person person) throws IOException, InterruptedException {
        var answer = api.post("/api/v1/me/token", person.token(), null);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("personId").asText())
                .isEqualTo(person.id().toString());
        return answer.body().path("token").asText();
    }

    /** The status with which each answers, by its name. */
    private Map<String, Integer> askAll(String... authorizations) throws IOException, InterruptedException {
        var asked = new LinkedHashMap<String, URI>();
        asked.put("gateway", platform.address().gateway());
        for (var service : List.of("triage-service", "content-service", "reminder-service")) {
            asked.put(service, platform.service(service).address());
        }
        var statuses = new LinkedHashMap<String, Integer>();
        for (var each : asked.entrySet()) {
            var request = HttpRequest.newBuilder(each.getValue().resolve(ME));
            for (var authorization : authorizations) {
                request.header("Authorization", authorization);
            }
            statuses.put(
                    each.getKey(),
                    http.send(request.build(), BodyHandlers.discarding()).statusCode());
        }
        return statuses;
    }

    private static String keyId(String token) throws IOException {
        return json(token.split("\\.")[0]).path("kid").asText();
    }

    private static JsonNode json(String part) throws IOException {
        return new ObjectMapper().readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}

package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** With {@code NAPE_ISSUER} the platform takes the tokens of an OpenID Connect provider, and only those. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IdentityProviderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SERVICES = List.of("triage-service", "content-service", "reminder-service");
    private static IdentityProvider provider;

    private static final List<ServiceProcess> processes = new ArrayList<>();
    private static Api api;

    /** Replicas beside the running platform, on its databases and its Kafka. The provider is not there yet. */
    @BeforeAll
    static void startThePlatform() throws Exception {
        provider = new IdentityProvider();
        var platform = RunningPlatform.get();
        var ports = Ports.free(SERVICES.size() + 1);
        var gateway = URI.create("http://127.0.0.1:" + ports.getLast());
        var settings = new HashMap<>(Map.of(
                "NAPE_ISSUER", provider.issuer(),
                "NAPE_AUDIENCE", "neck",
                "NAPE_ROLES_CLAIM", "realm_access.roles",
                "NAPE_TOKENS_KEYS_AGAIN_AFTER", "1s",
                "NAPE_JWKS_URL", gateway + "/.well-known/jwks.json"));
        var doors = new HashMap<>(settings);
        for (var i = 0; i < SERVICES.size(); i++) {
            var service = SERVICES.get(i);
            processes.add(platform.service(service).replica(ports.get(i), settings));
            doors.put(
                    "NAPE_" + service.replace("-service", "").toUpperCase() + "_URL",
                    "http://127.0.0.1:" + ports.get(i));
        }
        processes.add(platform.service("gateway").replica(ports.getLast(), doors));
        for (var process : processes) {
            process.start();
        }
        for (var process : processes) {
            process.awaitReady(PATIENCE);
        }
        api = new Api(new Address(gateway, "", platform.address().data()));
    }

    @AfterAll
    static void stop() throws Exception {
        provider.close();
        for (var process : processes) {
            process.kill();
        }
    }

    @Test
    @Order(1)
    void whileTheProviderWasNeverThereNobodyIsLetInAndNobodyIsCalledAStranger() throws Exception {
        var ours = RunningPlatform.api().newPerson();

        var answer = api.get("/api/v1/reports", ours.token());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(api.get("/api/v1/questions", "").status()).isEqualTo(200);
        for (var process : processes) {
            var itself = new Api(new Address(process.address(), "", Path.of("target")));
            assertThat(itself.get("/api/v1/me", ours.token()).status())
                    .as(process.name())
                    .isEqualTo(503);
        }
    }

    @Test
    @Order(2)
    void aPersonOfTheProviderIsOneEverywhere() throws Exception {
        provider.start("RS256");
        var ada = provider.token("ada");
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/reports", ada).status() == 200);

        var report = api.post(
                "/api/v1/reports",
                ada,
                Map.of("answers", Examples.answersOf(Examples.DESK_WORKER), "timeZone", "Europe/Berlin"));

        assertThat(report.status()).isEqualTo(201);
        var personId = report.body().path("personId").asText();
        assertThat(UUID.fromString(personId).version()).isEqualTo(5);
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/plan", ada).status() == 200);
        var mine = api.get("/api/v1/me", ada).body();
        assertThat(mine.path("personId").asText()).isEqualTo(personId);
        assertThat(mine.at("/triage/reports")).hasSize(1);
        assertThat(mine.at("/reminder/plans")).hasSize(1);
        var path = "/api/v1/reports/" + report.body().path("reportId").asText();
        assertThat(api.get(path, provider.token("bob")).status()).isEqualTo(404);
        assertThat(api.get(path, provider.token("doctor")).status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void onlyItsTokensForUsAreGood() throws Exception {
        var ours = RunningPlatform.api().newPerson();

        assertThat(api.get("/api/v1/reports", ours.token()).status()).isEqualTo(401);
        assertThat(api.get("/api/v1/reports", provider.token("stranger")).status())
                .isEqualTo(401);
        assertThat(api.get("/api/v1/reports", provider.token("another", "ada")).status())
                .isEqualTo(401);
        assertThat(api.get("/api/v1/reports", provider.token("visitor")).status())
                .isEqualTo(403);
        assertThat(RunningPlatform.api()
                        .get("/api/v1/reports", provider.token("ada"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Order(4)
    void tokensAreNotIssuedHere() throws Exception {
        for (var path : List.of("/api/v1/persons", "/api/v1/tokens")) {
            var answer = api.post(path, "", null);

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body().path("type").asText()).isEqualTo("/problems/tokens-elsewhere");
            assertThat(answer.body().path("issuer").asText()).isEqualTo(provider.issuer());
        }
        assertThat(api.post("/api/v1/me/token", provider.token("ada"), null).status())
                .isEqualTo(404);
    }

    @Test
    @Order(5)
    void whileTheProviderIsAwayItsTokensStayGoodAndItsNextKeyIsFoundAtOnce() throws Exception {
        var before = provider.token("ada");
        provider.close();

        assertThat(api.get("/api/v1/plan", before).status()).isEqualTo(200);
        provider.start("ES256");
        var after = provider.token("ada");
        assertThat(after.split("\\.")[0]).isNotEqualTo(before.split("\\.")[0]);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(List.of(
                                api.get("/api/v1/reports", after).status(),
                                api.get("/api/v1/plan", after).status(),
                                api.get("/api/v1/me", after).status()))
                        .containsOnly(200));
    }
}

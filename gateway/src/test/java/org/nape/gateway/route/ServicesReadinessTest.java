package org.nape.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServicesReadinessTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<HttpServerResponse> asked = new CopyOnWriteArrayList<>();
    private ServicesReadiness readiness;

    @BeforeEach
    void startAService() {
        var server = vertx.createHttpServer()
                .requestHandler(request -> asked.add(request.response()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        readiness =
                new ServicesReadiness(vertx.createHttpClient(), servicesAt("http://127.0.0.1:" + server.actualPort()));
    }

    @AfterEach
    void stopTheService() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void manyWhoAskAtOnceAskEachServiceOnce() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<HealthCheckResponse>>();
            for (var i = 0; i < 50; i++) {
                calls.add(callers.submit(readiness::call));
            }
            await().until(() -> asked.size() == Service.values().length);

            asked.forEach(each -> each.end("{}"));

            for (var call : calls) {
                assertThat(call.get().getStatus()).isEqualTo(Status.UP);
            }
            assertThat(asked).hasSize(Service.values().length);
        }
    }

    @Test
    void whatChangesIsSeenSoonAfter() {
        vertx.setPeriodic(
                10,
                tick -> asked.stream()
                        .filter(each -> !each.ended())
                        .forEach(each ->
                                each.setStatusCode(asked.size() > 3 ? 503 : 200).end("{}")));
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);

        await().until(() -> readiness.call().getStatus() == Status.DOWN);
    }

    private static RouteConfig servicesAt(String address) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RouteConfig.class)
                .withDefaultValue("nape.gateway.services.triage", address)
                .withDefaultValue("nape.gateway.services.content", address)
                .withDefaultValue("nape.gateway.services.reminder", address)
                .build()
                .getConfigMapping(RouteConfig.class);
    }
}

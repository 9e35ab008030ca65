package org.nape.gateway.route;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.nape.gateway.Reading;

/** The door is ready when every service behind it is. Anyone may ask as often as they like: the services are asked once. */
@Readiness
@ApplicationScoped
class ServicesReadiness implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final String NAME = "services";

    private final HttpClient client;
    private final RouteConfig config;
    /** Who asks while an answer is on its way waits for that one. */
    private final LoadingCache<String, HealthCheckResponse> answers =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(this::askAll);

    ServicesReadiness(HttpClient client, RouteConfig config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        return answers.get(NAME);
    }

    private HealthCheckResponse askAll(String name) {
        Map<Service, Future<Boolean>> asked = new EnumMap<>(Service.class);
        for (var service : Service.values()) {
            asked.put(service, ask(service));
        }
        var response = HealthCheckResponse.named(name);
        var allReady = true;
        for (var each : asked.entrySet()) {
            var isReady = isReady(each.getValue());
            response.withData(each.getKey().name().toLowerCase(Locale.ROOT), isReady ? "UP" : "DOWN");
            allReady &= isReady;
        }
        return response.status(allReady).build();
    }

    private Future<Boolean> ask(Service service) {
        var address = service.address(config).resolve("/q/health/ready").toString();
        return Reading.send(
                client,
                new RequestOptions().setAbsoluteURI(address).setTimeout(PATIENCE.toMillis()),
                response -> response.body().map(read -> response.statusCode() == 200));
    }

    private static boolean isReady(Future<Boolean> asked) {
        try {
            return asked.toCompletionStage().toCompletableFuture().get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

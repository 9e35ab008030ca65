package org.nape.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nape.gateway.Reading;
import org.nape.gateway.route.RouteConfig;
import org.nape.gateway.route.Service;

/** What the services say of themselves: asked again after a while, and the last word of one that is away. */
@Singleton
class Descriptions {
    private static final String FRAME = "/openapi/gateway.json";
    private static final String PATH = "/q/openapi?format=json";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final HttpClient client;
    private final RouteConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final ObjectNode frame;
    private final Map<Service, JsonNode> last = new ConcurrentHashMap<>();
    private volatile Instant freshUntil = Instant.MIN;

    Descriptions(HttpClient client, RouteConfig config, ObjectMapper json, Clock clock) {
        this.client = client;
        this.config = config;
        this.json = json;
        this.clock = clock;
        try (var file = Descriptions.class.getResourceAsStream(FRAME)) {
            this.frame = (ObjectNode) json.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(FRAME + " cannot be read", e);
        }
    }

    Future<ObjectNode> merged() {
        if (clock.instant().isBefore(freshUntil) && last.size() == Service.values().length) {
            return Future.succeededFuture(merge());
        }
        return Future.join(Arrays.stream(Service.values()).map(this::ask).toList())
                .onSuccess(all -> freshUntil = clock.instant().plus(FRESH))
                .otherwiseEmpty()
                .map(done -> merge());
    }

    private ObjectNode merge() {
        var merge = new OpenApiMerge(frame);
        for (var service : Service.values()) {
            var said = last.get(service);
            if (said != null) {
                merge.add(prefix(service), said);
            }
        }
        return merge.whole();
    }

    private Future<Void> ask(Service service) {
        var address = service.address(config).resolve(PATH).toString();
        var request = new RequestOptions()
                .setAbsoluteURI(address)
                .setTimeout(PATIENCE.toMillis())
                .putHeader("Accept", "application/json");
        return Reading.send(
                        client,
                        request,
                        response -> response.statusCode() == 200
                                ? response.body()
                                : Future.<Buffer>failedFuture("status " + response.statusCode()))
                .map(body -> {
                    last.put(service, read(body));
                    return null;
                });
    }

    private JsonNode read(Buffer body) {
        try {
            return json.readTree(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String prefix(Service service) {
        var name = service.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}

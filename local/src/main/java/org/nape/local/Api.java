package org.nape.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A caller of the gateway, as an app or a clinic's portal would be: HTTP and JSON, nothing of our own in between. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Address address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** An answer of the gateway. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {}

    /** A person and the token by which they are known. */
    public record Person(UUID id, String token) {}

    public Api(Address address) {
        this.address = address;
    }

    /** Whether a gateway answers at the address. */
    boolean isThere() throws InterruptedException {
        try {
            return get("/q/health/live", "").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public Person newPerson() throws IOException, InterruptedException {
        var made = post("/api/v1/persons", "", null);
        if (made.status() != 201) {
            throw new LaunchException("no new person: " + made.status() + " " + made.body());
        }
        return new Person(
                UUID.fromString(made.body().path("personId").asText()),
                made.body().path("token").asText());
    }

    /** A token of the first client of this role, by the secret that the platform told in its directory. */
    public String tokenOfClient(String role) throws IOException, InterruptedException {
        return tokenOfClient(firstClient(role));
    }

    private JsonNode firstClient(String role) throws IOException {
        var file = address.data().resolve("first-clients.json");
        return (Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createArrayNode())
                .valueStream()
                .filter(each -> role.equals(each.path("role").asText()))
                .findFirst()
                .orElseThrow(
                        () -> new LaunchException("no first client with the role " + role + " is told in " + file));
    }

    /** A token of this client: its {@code clientId} and {@code clientSecret}. */
    String tokenOfClient(JsonNode client) throws IOException, InterruptedException {
        var form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(
                        client.path("clientId").asText(),
                        client.path("clientSecret").asText());
        var request = request("/api/v1/tokens", "")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return send(request).body().path("access_token").asText();
    }

    public Answer get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).GET().build());
    }

    public Answer delete(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).DELETE().build());
    }

    /** Puts what is made without a body. */
    public Answer put(String path, String token) throws IOException, InterruptedException {
        return send(
                request(path, token).PUT(HttpRequest.BodyPublishers.noBody()).build());
    }

    /** Posts the value as JSON; more headers as name, value, name, value. */
    public Answer post(String path, String token, @Nullable Object body, String... headers)
            throws IOException, InterruptedException {
        var request = request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(write(body)));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    public Answer report(Person person, Map<String, ?> answers, String timeZone)
            throws IOException, InterruptedException {
        return post("/api/v1/reports", person.token(), Map.of("answers", answers, "timeZone", timeZone));
    }

    /** The open stream of red flags; the connection is there when this returns. */
    public RedFlagStream redFlags(String token, String lastEventId) throws IOException, InterruptedException {
        var request = request("/api/v1/events/red-flags", token).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var response = http.send(
                request.GET().timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new LaunchException("the red-flag stream answered " + response.statusCode());
        }
        return new RedFlagStream(response.body());
    }

    private HttpRequest.Builder request(String path, String token) {
        var request =
                HttpRequest.newBuilder(URI.create(address.gateway() + path)).timeout(Duration.ofSeconds(15));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), read(response.body()), response.headers());
    }

    private static JsonNode read(String body) {
        try {
            return body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }

    private static String write(@Nullable Object body) throws JsonProcessingException {
        return body == null ? "" : JSON.writeValueAsString(body);
    }
}

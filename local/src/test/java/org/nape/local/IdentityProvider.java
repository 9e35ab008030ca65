package org.nape.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.nape.testbed.Repository;

/** An OpenID Connect provider, in a JVM of its own, that the test may take away and bring back with another key. */
final class IdentityProvider implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A client is who it is here by its id; roles are where Keycloak puts them. */
    private static final String SETTINGS = """
            {"interactiveLogin": false,
             "tokenProvider": {"keyProvider": {"algorithm": "%s"}},
             "tokenCallbacks": [{"issuerId": "clinic", "tokenExpiry": 600, "requestMappings": [
               {"requestParam": "client_id", "match": "ada",
                "claims": {"sub": "ada|1", "aud": ["neck"], "realm_access": {"roles": ["person", "offline_access"]}}},
               {"requestParam": "client_id", "match": "bob",
                "claims": {"sub": "bob|2", "aud": ["neck"], "realm_access": {"roles": ["person"]}}},
               {"requestParam": "client_id", "match": "doctor",
                "claims": {"sub": "doctor", "aud": ["neck"], "realm_access": {"roles": ["clinician"]}}},
               {"requestParam": "client_id", "match": "visitor", "claims": {"sub": "visitor", "aud": ["neck"]}},
               {"requestParam": "client_id", "match": "stranger",
                "claims": {"sub": "stranger", "aud": ["elsewhere"], "realm_access": {"roles": ["person"]}}}]}]}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private @Nullable Process process;

    /** One that is not there yet, but whose address is known. */
    IdentityProvider() throws IOException {
        port = Ports.free(1).getFirst();
    }

    /** Begins, or begins again, and signs by this algorithm. */
    void start(String algorithm) throws IOException {
        var libraries = Repository.root().resolve("testbed/oidc/target/lib");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        libraries + "/*",
                        "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt")
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(Path.of("target"), "provider-", ".log")
                        .toFile());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("SERVER_HOSTNAME", "127.0.0.1");
        builder.environment().put("JSON_CONFIG", SETTINGS.formatted(algorithm));
        process = builder.start();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> token("clinic", "ada").contains("."));
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/clinic";
    }

    /** A token of this client, by the client credentials grant. */
    String token(String clientId) throws IOException, InterruptedException {
        return token("clinic", clientId);
    }

    /** The same from another issuer of this provider. */
    String token(String issuer, String clientId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_secret=s&scope=neck&client_id=" + clientId))
                .build();
        return new ObjectMapper()
                .readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}

package org.nape.gateway.identity;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.Testbed;

/** What the operator changes beside a gateway that runs holds for secrets at once, and for tokens within seconds. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class RunningGatewayTest {
    private static final Duration SECONDS = Duration.ofSeconds(4);

    private final String id = "desk-" + UUID.randomUUID();

    @Test
    void aNewClientIsLetInAndARemovedOnePutOut() {
        var secret = added();
        var token = token(secret);
        assertThat(statusWith(token)).isEqualTo(200);

        client("remove", id);

        assertThat(request(secret)).isEqualTo(401);
        await().atMost(SECONDS).until(() -> statusWith(token) == 401);
    }

    @Test
    void whileASecretIsRotatedBothAreGood() {
        var old = added();
        var token = token(old);

        var next = secret(client("rotate", id));

        assertThat(request(next)).isEqualTo(200);
        assertThat(request(old)).isEqualTo(200);
        assertThat(statusWith(token)).isEqualTo(200);
    }

    @Test
    void aSecretThatSomebodyElseHasIsEndedWithItsTokens() {
        var old = added();
        var token = token(old);
        // Tokens count in whole seconds.
        var second = System.currentTimeMillis() / 1000;
        await().until(() -> System.currentTimeMillis() / 1000 > second);

        var next = secret(client("rotate", id, "--keep", "0s"));

        assertThat(request(next)).isEqualTo(200);
        assertThat(request(old)).isEqualTo(401);
        assertThat(statusWith(token)).isEqualTo(401);
    }

    @Test
    void tokensFromBeforeAndAfterAChangeOfKeysAreGood() {
        var before = Caller.person();

        key("rotate", "--after", "0s");

        await().atMost(SECONDS).until(() -> !keyId(Caller.person()).equals(keyId(before)));
        assertThat(statusWith(before)).isEqualTo(200);
        assertThat(statusWith(Caller.person())).isEqualTo(200);
        given().get("/.well-known/jwks.json").then().statusCode(200);
        assertThat(given().get("/.well-known/jwks.json").jsonPath().<String>getList("keys.kid"))
                .contains(keyId(before), keyId(Caller.person()));
    }

    private String added() {
        return secret(client("add", "clinician", "--id", id));
    }

    private static String client(String... arguments) {
        return run(ClientProgram::run, arguments);
    }

    private static void key(String... arguments) {
        run(KeyProgram::run, arguments);
    }

    private interface Program {
        int run(String[] typed, Clock clock, PrintStream out, PrintStream errors);
    }

    private static String run(Program program, String... arguments) {
        var typed = Stream.concat(
                Stream.of(arguments), Stream.of("--data", Caller.home().toString()));
        var out = new ByteArrayOutputStream();
        assertThat(program.run(
                        typed.toArray(String[]::new),
                        Clock.systemUTC(),
                        new PrintStream(out, true),
                        new PrintStream(new ByteArrayOutputStream())))
                .isZero();
        return out.toString(UTF_8);
    }

    private static String secret(String told) {
        return JsonPath.from(told).getString("clientSecret");
    }

    private String token(String secret) {
        return given().auth()
                .preemptive()
                .basic(id, secret)
                .formParam("grant_type", "client_credentials")
                .post("/api/v1/tokens")
                .path("access_token");
    }

    private int request(String secret) {
        return given().auth()
                .preemptive()
                .basic(id, secret)
                .formParam("grant_type", "client_credentials")
                .post("/api/v1/tokens")
                .statusCode();
    }

    private static int statusWith(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/reports")
                .statusCode();
    }

    private static String keyId(String token) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), UTF_8))
                .getString("kid");
    }
}

package org.nape.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.nape.testbed.TokenMaker;
import org.nape.web.Role;

/** Callers with tokens that the gateway itself gave them. */
public final class Caller {
    private Caller() {}

    public static String token(String role) {
        return role.equals(Role.PERSON) ? person() : client(role);
    }

    public static String person() {
        return newPerson().token();
    }

    /** Someone and the token by which they are known. */
    public record Person(UUID id, String token) {}

    public static Person newPerson() {
        var made =
                given().post("/api/v1/persons").then().statusCode(201).extract().jsonPath();
        return new Person(UUID.fromString(made.getString("personId")), made.getString("token"));
    }

    private static String client(String role) {
        var client = credentials(role);
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", client.get("clientId"))
                .formParam("client_secret", client.get("clientSecret"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** The client of this role, as the operator finds it. */
    public static Map<String, String> credentials(String role) {
        return JsonPath.from(home().resolve("first-clients.json").toFile())
                .getMap("find { it.role == '" + role + "' }");
    }

    /** A client's token that ends soon. */
    public static String endingAfter(String role, Duration life) {
        var claims = maker().claims("nape-" + role, role, Instant.now().plus(life));
        claims.put("iat", Instant.now().getEpochSecond());
        return maker().signed(claims);
    }

    /** Makes tokens as the gateway does, and others. */
    public static TokenMaker maker() {
        return TokenMaker.ofGateway(home());
    }

    public static Path home() {
        return Path.of(ConfigProvider.getConfig().getValue("nape.gateway.home", String.class));
    }
}

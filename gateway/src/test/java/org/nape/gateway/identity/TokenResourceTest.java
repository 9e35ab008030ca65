package org.nape.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class TokenResourceTest {
    @Test
    void aNewPersonIsKnownByARandomIdAndATokenThatThePublishedKeyVerifies() throws Exception {
        var made = given().post("/api/v1/persons").then().statusCode(201).header("Cache-Control", "no-store");

        var personId = made.extract().<String>path("personId");
        var keys = new JsonWebKeySet(given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        var token = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer("nape")
                .setExpectedAudience("nape")
                .setRequireJwtId()
                .build()
                .process(made.extract().path("token"));
        var claims = token.getJwtClaims();
        assertThat(UUID.fromString(personId).version()).isEqualTo(4);
        assertThat(claims.getSubject()).isEqualTo(personId);
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("person");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(30 * 24 * 3600);
        assertThat(token.getJoseObjects().getFirst().getAlgorithmHeaderValue()).isEqualTo("RS256");
    }

    @Test
    void thePublishedKeyTellsNothingSecret() {
        var keys = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=300")
                .extract()
                .asString();

        assertThat(JsonPath.from(keys).<String, Object>getMap("keys[0]"))
                .containsOnlyKeys("kty", "kid", "use", "alg", "n", "e")
                .containsEntry("alg", "RS256");
    }

    @Test
    void aClientMayShowItsSecretInHttpBasic() {
        var client = Caller.credentials("subscriber");
        var basic = Base64.getEncoder()
                .encodeToString(
                        (client.get("clientId") + ":" + client.get("clientSecret")).getBytes(StandardCharsets.UTF_8));

        given().header("Authorization", "Basic " + basic)
                .formParam("grant_type", "client_credentials")
                .post("/api/v1/tokens")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(3600));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                grant_type=client_credentials&client_id=nape-operator&client_secret=wrong              | 401 | invalid_client
                grant_type=client_credentials&client_id=nobody&client_secret=wrong                     | 401 | invalid_client
                grant_type=client_credentials&client_id=nape-operator                                  | 401 | invalid_client
                grant_type=client_credentials                                                          | 401 | invalid_client
                grant_type=password&client_id=nape-operator&client_secret=wrong                        | 400 | unsupported_grant_type
                client_id=nape-operator&client_secret=wrong                                            | 400 | invalid_request
                grant_type=client_credentials&grant_type=client_credentials&client_id=a&client_secret=b | 400 | invalid_request
                grant_type=client_credentials&client_id=%zz                                            | 400 | invalid_request
                """)
    void whoDoesNotKnowTheSecretIsToldAsOAuthWants(String form, int status, String error) {
        var refused = given().contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/api/v1/tokens")
                .then();

        refused.statusCode(status).body("error", equalTo(error)).header("Cache-Control", "no-store");
        if (status == 401) {
            refused.header("WWW-Authenticate", startsWith("Basic"));
        }
    }

    @Test
    void jsonIsNotAForm() {
        given().contentType(ContentType.JSON)
                .body("{\"grant_type\":\"client_credentials\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }
}

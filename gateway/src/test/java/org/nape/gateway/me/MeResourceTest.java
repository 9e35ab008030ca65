package org.nape.gateway.me;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.gateway.Caller;
import org.nape.gateway.me.Keepers.Fault;
import org.nape.testbed.Testbed;
import org.nape.web.Role;

@QuarkusTest
@TestProfile(MeResourceTest.AmongKeepers.class)
class MeResourceTest {
    /** In place of what is behind the door in all other tests. */
    public static final class AmongKeepers implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Testbed.class), new TestResourceEntry(Keepers.class));
        }
    }

    private static final String ME = "/api/v1/me";

    @TestHTTPResource(ME)
    URI me;

    @Test
    void whatEachServiceKeepsIsJoined() {
        var before = Instant.now();
        var person = given().post("/api/v1/persons").jsonPath();
        var token = person.getString("token");

        var whole = asked(token, Fault.NONE);

        whole.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"nape-my-data.json\"")
                .body("personId", equalTo(person.getString("personId")))
                .body("triage.asked", equalTo("triage GET /api/v1/me"))
                .body("content.asked", equalTo("content GET /api/v1/me"))
                .body("reminder.asked", equalTo("reminder GET /api/v1/me"))
                .body("reminder.of", equalTo("Bearer " + token));
        assertThat(Instant.parse(whole.jsonPath().getString("exportedAt"))).isBetween(before, Instant.now());
    }

    @ParameterizedTest
    @CsvSource({
        "TRIAGE_HAS_ERASED,     410, person-erased",
        "CONTENT_FAILS,         503, unavailable",
        "REMINDER_CANNOT,       503, unavailable",
        "CONTENT_NEVER_ANSWERS, 503, unavailable"
    })
    void whereOneCannotAnswerNothingIsSentOfTheOthers(Fault fault, int status, String kind) {
        asked(Caller.person(), fault)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Retry-After", status == 503 ? notNullValue() : nullValue())
                .header("Content-Disposition", nullValue())
                .body("type", equalTo("/problems/" + kind))
                .body("triage", nullValue());
    }

    @Test
    void halfOfItNeverLooksWhole() {
        var request = HttpRequest.newBuilder(me)
                .header("Authorization", "Bearer " + Caller.person())
                .header("traceparent", Fault.REMINDER_BREAKS_OFF.trace())
                .build();

        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void howeverLongOnePartIsAllOfItArrives() {
        var whole = asked(Caller.person(), Fault.CONTENT_IS_LONG).asString();

        assertThat(whole)
                .hasSizeGreaterThan(Keepers.PIECES * Keepers.PIECE.length())
                .endsWith("\"}}");
        assertThat(whole).contains("\"last\"]},\"reminder\":{\"asked\"");
    }

    @Test
    void onlyAPersonHasThis() {
        for (var role : new String[] {Role.CLINICIAN, Role.SUBSCRIBER, Role.OPERATOR}) {
            asked(Caller.token(role), Fault.NONE).then().statusCode(403);
        }
        given().get(ME).then().statusCode(401);
        given().auth().oauth2(Caller.person()).post(ME).then().statusCode(405).header("Allow", "DELETE, GET");
    }

    private static Response asked(String token, Fault fault) {
        return given().auth().oauth2(token).header("traceparent", fault.trace()).get(ME);
    }
}

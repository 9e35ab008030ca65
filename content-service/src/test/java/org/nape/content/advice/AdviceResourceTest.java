package org.nape.content.advice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.events.SymptomReported;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class AdviceResourceTest {
    private final UUID person = UUID.randomUUID();

    @Test
    void aPersonReadsWhatToDoAndHow() {
        var report = adviceGiven();

        var answer = SeenAdvice.get(report.reportId(), Tokens.person(person)).then();

        answer.statusCode(200)
                .header("Cache-Control", "no-store")
                .body("reportId", equalTo(report.reportId().toString()))
                .body("level", equalTo("SELF_CARE"))
                .body("stoppedAt", nullValue())
                .body(
                        "answersValidUntil",
                        equalTo(report.reportedAt().plus(Duration.ofHours(24)).toString()))
                .body("shown.find { it.slug == 'basic-neck-stretch' }.kind", equalTo("exercise"))
                .body("shown.find { it.slug == 'basic-neck-stretch' }.durationSeconds", equalTo(300))
                .body("shown.find { it.slug == 'meningitis-warning' }.durationSeconds", nullValue());
        assertThat(answer.extract().<String>path("shown.find { it.slug == 'ice-pack' }.body[0]"))
                .isNotBlank();
    }

    @Test
    void aClinicianReadsTheAdviceOfAnyone() {
        var report = adviceGiven();

        SeenAdvice.get(report.reportId(), Tokens.clinician()).then().statusCode(200);
    }

    @Test
    void adviceThatIsNotThereYetIsWorthAnotherTry() {
        SeenAdvice.get(UUID.randomUUID(), Tokens.person(person))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("detail", containsString("within moments"));
    }

    @Test
    void theAdviceOfAnotherPersonIsNoDifferentFromNone() {
        var report = adviceGiven();
        var stranger = Tokens.person(UUID.randomUUID());

        var foreign = SeenAdvice.get(report.reportId(), stranger);
        var none = SeenAdvice.get(UUID.randomUUID(), stranger);

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.header("Retry-After")).isEqualTo(none.header("Retry-After"));
        assertThat(foreign.<String>path("detail")).isEqualTo(none.path("detail"));
    }

    @Test
    void whatIsNoReportIdIsNotThere() {
        given().auth()
                .oauth2(Tokens.person(person))
                .get("/api/v1/reports/1%20or%201=1/advice")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void withoutATokenThereIsNothingToSee() {
        given().get("/api/v1/reports/{id}/advice", UUID.randomUUID())
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsNoToken(String name, Function<UUID, String> token) {
        SeenAdvice.get(UUID.randomUUID(), token.apply(person))
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void aRoleThatNeedsNoAdviceIsRefused() {
        for (var token : new String[] {Tokens.subscriber(), Tokens.operator()}) {
            SeenAdvice.get(UUID.randomUUID(), token).then().statusCode(403).contentType("application/problem+json");
        }
    }

    private static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("expired", Tokens::expired),
                bad("foreign key", Tokens::foreignKey),
                bad("unsigned", Tokens::unsigned),
                bad("wrong issuer", Tokens::wrongIssuer),
                bad("wrong audience", Tokens::wrongAudience));
    }

    private static Arguments bad(String name, Function<UUID, String> token) {
        return Arguments.of(name, token);
    }

    private SymptomReported adviceGiven() {
        var report = Examples.plainSpasm().reportedBy(person);
        Events.send(report);
        SeenAdvice.await(report);
        return report;
    }
}

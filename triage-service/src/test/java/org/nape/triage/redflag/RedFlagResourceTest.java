package org.nape.triage.redflag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class RedFlagResourceTest {
    private static final String PATH = "/api/v1/red-flags";

    private final Person person = Person.someone();
    private final String clinician = Tokens.clinician();
    private final String subscriber = Tokens.subscriber();

    @Test
    void aClinicianReadsTheReportAndItsReasons() {
        var report = person.reports(Symptoms.ofMeningitis()).jsonPath();

        var answer = Person.as(clinician).get(PATH + "/" + report.getString("redFlag.redFlagId"));

        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("redFlagId", equalTo(report.getString("redFlag.redFlagId")))
                .body("reportId", equalTo(report.getString("reportId")))
                .body("personId", equalTo(person.id().toString()))
                .body("level", equalTo("EMERGENCY"))
                .body("concerns", contains("meningitis"))
                .body("ruleIds", contains("e_meningitis_signs"))
                .body("raisedAt", equalTo(report.getString("reportedAt")))
                .body("status", equalTo("raised"))
                .body("escalateAt", not(nullValue()))
                .body("escalatedAt", nullValue())
                .body("acknowledgedAt", nullValue())
                .body("$", hasKey("closedBy"))
                .body("$", not(hasKey("note")))
                .body("report.reportId", equalTo(report.getString("reportId")))
                .body("report.because[0].answers", equalTo(Map.of("fever", "high", "stiff_neck", true)));
    }

    @Test
    void aSubscriberReadsNoAnswers() {
        var id = raised(Symptoms.ofMeningitis());

        var answer = Person.as(subscriber).get(PATH + "/" + id);

        answer.then()
                .statusCode(200)
                .body("level", equalTo("EMERGENCY"))
                .body("concerns", contains("meningitis"))
                .body("$", not(hasKey("report")));
        assertThat(answer.asString()).doesNotContain("stiff_neck");
    }

    @Test
    void theyComeNewestFirstPageByPage() {
        var raised =
                Stream.generate(() -> raised(Symptoms.ofMeningitis())).limit(5).toList();

        var listed = listed("limit=2", 5);

        assertThat(listed).containsExactlyElementsOf(raised.reversed());
    }

    @Test
    void theyAreFoundByStatusAndLevel() {
        var raised = raised(Symptoms.ofMeningitis());
        var urgent = raised(Symptoms.none().but("fever", "high"));
        var acknowledged = raised(Symptoms.ofMeningitis());
        acknowledge(acknowledged);
        var closed = raised(Symptoms.ofMeningitis());
        acknowledge(closed);
        Person.as(clinician).post(PATH + "/" + closed + "/closure").then().statusCode(200);

        assertThat(listed("limit=50&status=open", 2)).containsExactly(urgent, raised);
        assertThat(listed("limit=50&status=raised", 2)).containsExactly(urgent, raised);
        assertThat(listed("limit=50&status=escalated", 0)).isEmpty();
        assertThat(listed("limit=50&status=acknowledged", 1)).containsExactly(acknowledged);
        assertThat(listed("limit=50&status=closed", 1)).containsExactly(closed);
        assertThat(listed("limit=50&level=URGENT", 1)).containsExactly(urgent);
        assertThat(listed("limit=50&level=EMERGENCY&status=open", 1)).containsExactly(raised);
        assertThat(listed("limit=50", 4)).containsExactly(closed, acknowledged, urgent, raised);
    }

    @Test
    void theListHoldsNoReports() {
        raised(Symptoms.ofMeningitis());

        var answer = Person.as(clinician).get(PATH);

        answer.then().statusCode(200).header("Cache-Control", "no-store").body("items[0]", not(hasKey("report")));
        assertThat(answer.asString()).doesNotContain("stiff_neck");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=lost",
                "status=",
                "status=OPEN",
                "level=ROUTINE",
                "level=urgent",
                "limit=0",
                "limit=101",
                "cursor=x",
                "cursor=LTEwMDAwMDAwMC0wMS0wMVQwMDowMDowMFovMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw",
                "state=open",
                "status=open&status=closed"
            })
    void whatIsNotUnderstoodIsRefused(String query) {
        var answer = Person.as(subscriber).get(PATH + "?" + query);

        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains(query.split("=")[0]));
    }

    @Test
    void everyWrongParameterIsNamed() {
        var answer = Person.as(subscriber).get(PATH + "?status=lost&level=x&colour=red");

        answer.then().statusCode(400).body("errors.pointer", hasItems("status", "level", "colour"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "1", "00000000-0000-7000-8000-000000000000", "%00"})
    void whatIsNoRedFlagIsNotThere(String id) {
        var asked = Person.as(clinician).urlEncodingEnabled(false);

        asked.get(PATH + "/" + id).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        asked.post(PATH + "/" + id + "/acknowledgement").then().statusCode(404);
        asked.post(PATH + "/" + id + "/closure").then().statusCode(404);
    }

    @Test
    void whoHasNoBusinessHereIsRefused() {
        var id = raised(Symptoms.ofMeningitis());

        for (var token : List.of(Tokens.person(person.id()), Tokens.operator())) {
            var asked = Person.as(token);
            asked.get(PATH).then().statusCode(403).body("type", equalTo("/problems/forbidden"));
            asked.get(PATH + "/" + id).then().statusCode(403);
            asked.body("{}").post(PATH + "/" + id + "/acknowledgement").then().statusCode(403);
            asked.body("{}").post(PATH + "/" + id + "/closure").then().statusCode(403);
        }
        given().get(PATH).then().statusCode(401).contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .post(PATH + "/" + id + "/acknowledgement")
                .then()
                .statusCode(401);
    }

    private String raised(Symptoms symptoms) {
        return person.reports(symptoms).then().statusCode(201).extract().path("redFlag.redFlagId");
    }

    private void acknowledge(String id) {
        Person.as(subscriber).post(PATH + "/" + id + "/acknowledgement").then().statusCode(200);
    }

    /** The ids of this person's, read page by page until so many have come, or to the end if none must come. */
    private List<String> listed(String query, int most) {
        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = Person.as(subscriber)
                    .get(PATH + "?" + query + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.<Map<String, Object>>getList("items").stream()
                    .filter(item -> person.id().toString().equals(item.get("personId")))
                    .forEach(item -> found.add((String) item.get("redFlagId")));
            var next = page.getString("nextCursor");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty() && (found.size() < most || most == 0));
        return found;
    }
}

package org.nape.triage.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.nape.triage.Person.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.testbed.Testbed;
import org.nape.testbed.Tokens;
import org.nape.triage.Person;
import org.nape.triage.Symptoms;

/** A client that the operator has removed is called no more. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(WebhookSettings.class)
class ClientWebhooksResourceTest {
    private static final String PATH = "/api/v1/webhooks";
    private static final Map<String, Object> NOBODY_THERE = Map.of("url", "http://127.0.0.1:9/hook");

    @Inject
    DataSource database;

    private final Subscriber subscriber = Subscriber.someone();

    @Test
    void allOfOneClientAreDeletedWithWhatIsOwedToThemAndNobodyElses() throws SQLException {
        var first = Subscriber.Made.of(subscriber.makes(NOBODY_THERE));
        var second = Subscriber.Made.of(subscriber.makes(NOBODY_THERE));
        var other = Subscriber.someone();
        other.makes(NOBODY_THERE).then().statusCode(201);
        Person.someone().reports(Symptoms.ofMeningitis()).then().statusCode(201);
        var clientId = clientOf(first);

        as(Tokens.operator())
                .delete(PATH + "?clientId=" + clientId)
                .then()
                .statusCode(200)
                .body("deleted", equalTo(2));

        subscriber.asks().get(PATH).then().body("items", empty());
        other.asks().get(PATH).then().body("items", hasSize(1));
        assertThat(owedTo(first) + owedTo(second)).isZero();
        as(Tokens.operator())
                .delete(PATH + "?clientId=" + clientId)
                .then()
                .statusCode(200)
                .body("deleted", equalTo(0));
        other.leaves();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?clientId=",
                "?clientId=a&clientId=b",
                "?client=a",
                "?clientId=a&all=true",
                "?clientId=%00",
                "?clientId=a%0Ab"
            })
    void itMustBeClearWhichClientIsMeant(String query) {
        as(Tokens.operator())
                .urlEncodingEnabled(false)
                .delete(PATH + query)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("clientId"));
    }

    @Test
    void onlyTheOperatorMay() {
        given().delete(PATH + "?clientId=a").then().statusCode(401);
        for (var token : new String[] {Tokens.subscriber(), Tokens.clinician(), Tokens.person(UUID.randomUUID())}) {
            as(token).delete(PATH + "?clientId=a").then().statusCode(403);
        }
    }

    private String clientOf(Subscriber.Made webhook) throws SQLException {
        return find("select client_id from webhook where id = ?", webhook);
    }

    private int owedTo(Subscriber.Made webhook) throws SQLException {
        return Integer.parseInt(find("select count(*)::text from webhook_delivery where webhook_id = ?", webhook));
    }

    private String find(String query, Subscriber.Made webhook) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, UUID.fromString(webhook.id()));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}

package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nape.testbed.Dump;
import org.nape.testbed.Topics;

/** What is kept of a person is theirs: they can take all of it out, and have it erased everywhere. */
class ErasureIT {
    private static final String ME = "/api/v1/me";
    private static final List<String> DATABASES = List.of("triage", "content", "reminder");
    /** An answer that nobody else gives, however it is quoted where it is stored or sent. */
    private static final Pattern ANSWER = Pattern.compile("age_years\\W+97\\b");

    private static final String ZONE = "Pacific/Chatham";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Platform platform = RunningPlatform.get();
    private final Api api = RunningPlatform.api();

    @AfterAll
    static void endWebhooks() throws Exception {
        RunningPlatform.endWebhooksOf(RunningPlatform.api().tokenOfClient("subscriber"));
    }

    @Test
    void whatIsErasedIsNowhereAndStaysAway() throws Exception {
        var title = "Water " + UUID.randomUUID();
        var person = someoneWithEverything(title);
        var other = someoneWithEverything("Water " + UUID.randomUUID());
        var othersBefore = lasting(kept(other));
        assertThat(kept(person).toString()).containsPattern(ANSWER).contains(ZONE, title);

        var erased = api.delete(ME, person.token());

        assertThat(erased.status()).isEqualTo(202);
        await().atMost(SOON).untilAsserted(() -> assertThat(tablesWith(person)).isEqualTo(onlyTheErased()));
        assertThat(rows(text -> text.contains(title))).isEmpty();
        assertNobodyBringsItBack(person);
        assertThat(lasting(kept(other))).isEqualTo(othersBefore);
        assertThat(rows(ANSWER.asPredicate())).hasSize(1);
        assertThat(RunningPlatform.log())
                .noneMatch(line -> line.contains(title) || ANSWER.matcher(line).find());
    }

    @Test
    void answersAreInNoTopicButOne() throws Exception {
        var person = someoneWithEverything("Water " + UUID.randomUUID());
        var topics = List.of(
                "symptom-reported",
                "red-flag-raised",
                "red-flag-acknowledged",
                "red-flag-escalated",
                "reminder-due",
                "check-in-answered",
                "plan-stopped",
                "content-made-worse",
                "person-erased");

        api.delete(ME, person.token());

        try (var subscriber = RunningPlatform.subscriber(topics.toArray(String[]::new))) {
            // Topics are read side by side: the last that was told need not be the last that is read.
            for (var topic : List.of("symptom-reported", "person-erased")) {
                subscriber.await(
                        topic,
                        event -> person.id()
                                .toString()
                                .equals(event.path("personId").asText()),
                        SOON);
            }
            assertThat(subscriber.received())
                    .filteredOn(event -> ANSWER.matcher(event.data().toString()).find())
                    .extracting(Subscriber.Received::topic)
                    .containsOnly("symptom-reported");
        }
    }

    /** Whatever was on its way, or comes with a token that is still good. */
    private void assertNobodyBringsItBack(Api.Person person) throws Exception {
        var late = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        try (var topics = new Topics(platform.kafka().bootstrapServers())) {
            topics.send("symptom-reported", person.id().toString(), late.getFirst(), """
                    {"reportId":"%s","personId":"%s","reportedAt":"2026-03-02T09:00:00Z","rulesVersion":"1.0",
                     "status":"settled","level":"SELF_CARE","atLeast":null,"ruleIds":[],"answers":{"age_years":97},
                     "timeZone":"%s"}""".formatted(
                            late.getFirst(), person.id(), ZONE));
            topics.send("red-flag-raised", person.id().toString(), late.getLast(), """
                    {"redFlagId":"%s","reportId":"%s","personId":"%s","level":"URGENT","concerns":["fracture"],
                     "ruleIds":[],"raisedAt":"2026-03-02T09:00:00Z"}""".formatted(
                            late.getLast(), late.getFirst(), person.id()));
        }

        assertThat(List.of(
                        api.report(person, Examples.answersOf(Examples.DESK_WORKER), ZONE),
                        api.post("/api/v1/reminders", person.token(), water("Water again")),
                        api.get(ME, person.token())))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(410);
                    assertThat(answer.body().path("type").asText()).isEqualTo("/problems/person-erased");
                });
        // Once for each of the two services that listen.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(late)
                        .allSatisfy(id -> assertThat(rows(text -> text.contains(id)))
                                .extracting(Dump.Row::table)
                                .containsExactly("inbox", "inbox")));
        assertThat(tablesWith(person)).isEqualTo(onlyTheErased());
        assertThat(api.delete(ME, person.token()).status()).isEqualTo(202);
    }

    /** Also a red flag that a webhook is owed, or was told. */
    private Api.Person someoneWithEverything(String title) throws Exception {
        haveWebhook();
        var person = api.newPerson();
        api.report(person, Examples.answersOf(Examples.DESK_WORKER), ZONE);
        await().until(() -> api.get("/api/v1/plan", person.token()).status() == 200);
        assertThat(api.post("/api/v1/reminders", person.token(), water(title)).status())
                .isEqualTo(201);
        var answers = new HashMap<String, Object>(Examples.answersOf(Examples.MENINGITIS));
        answers.put("age_years", 97);
        assertThat(api.post(
                                "/api/v1/reports",
                                person.token(),
                                Map.of("answers", answers, "timeZone", ZONE),
                                "Idempotency-Key",
                                "key-of-" + person.id())
                        .status())
                .isEqualTo(201);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hasEverything(kept(person))).isTrue());
        return person;
    }

    private void haveWebhook() throws Exception {
        var subscriber = api.tokenOfClient("subscriber");
        var webhook = Map.of("url", "http://127.0.0.1:9/hooks/erasure");
        assertThat(api.post("/api/v1/webhooks", subscriber, webhook, "Idempotency-Key", "erasure")
                        .status())
                .isEqualTo(201);
    }

    private static boolean hasEverything(JsonNode kept) {
        return kept.at("/triage/reports").size() == 2
                && kept.at("/triage/redFlags").size() == 1
                && !kept.at("/triage/webhookDeliveries").isEmpty()
                && kept.at("/triage/eventsToSend").isEmpty()
                && kept.at("/content/advice").size() == 2
                && kept.at("/content/redFlags").size() == 2
                && kept.at("/reminder/plans/0/stopReason").isTextual()
                && kept.at("/reminder/reminders").size() > 5
                && kept.at("/reminder/standing").size() == 1;
    }

    private static Map<String, Object> water(String title) {
        var tomorrow = LocalDate.now(ZoneId.of(ZONE)).plusDays(1);
        return Map.of("title", title, "rrule", "FREQ=DAILY;COUNT=7", "start", tomorrow + "T09:00", "timeZone", ZONE);
    }

    /** Everything but when it was taken out. */
    private JsonNode kept(Api.Person person) throws IOException, InterruptedException {
        var mine = api.get(ME, person.token());
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(mine.body().path("personId").asText()).isEqualTo(person.id().toString());
        return ((ObjectNode) mine.body()).without("exportedAt");
    }

    /** Without what is being tried again and again. */
    private static JsonNode lasting(JsonNode kept) {
        ((ObjectNode) kept.path("triage")).remove("webhookDeliveries");
        return kept;
    }

    private static List<String> onlyTheErased() {
        return DATABASES.stream().map(_ -> "erased_person").toList();
    }

    private List<String> tablesWith(Api.Person person) throws IOException, SQLException {
        return rows(text -> text.contains(person.id().toString())).stream()
                .map(Dump.Row::table)
                .toList();
    }

    /** Of every row of every table of every database those whose text is like this. */
    private List<Dump.Row> rows(Predicate<String> wanted) throws IOException, SQLException {
        var passwords = Secrets.in(platform.address().data(), DATABASES);
        var rows = new ArrayList<Dump.Row>();
        for (var database : DATABASES) {
            var url = platform.postgres().jdbcUrl(database);
            try (var connection = DriverManager.getConnection(url, database, passwords.passwordOf(database))) {
                Dump.of(connection).stream()
                        .filter(row -> wanted.test(row.text()))
                        .forEach(rows::add);
            }
        }
        return rows;
    }
}

package org.nape.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.CheckInAnswered;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Level;
import org.nape.messaging.EventJson;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Examples;
import org.nape.reminder.Person;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class CheckInAnsweredListenerTest {
    private static final Map<String, Object> STILL_HURTING =
            Map.of("new_warning_sign", false, "getting_worse_since", false, "still_hurting", true);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Person person = Person.someone();

    @Inject
    Deliveries deliveries;

    @Test
    void whoeverIsWellAgainHasNoPlanAnyMoreButKeepsTheirOwnReminders() {
        havePlan(now.minusSeconds(60));
        person.makes(water()).then().statusCode(201);

        deliveries.deliver(answered(checkIn(), "recovered"));

        person.plan()
                .then()
                .body("status", equalTo("stopped"))
                .body("stopReason", equalTo("You are well again, so this plan has ended."))
                .body("stoppedAt", equalTo(now.toString()))
                .body("reminders", empty())
                .body("checkIns", empty());
        person.reminders().then().body("items.title", contains("Drink a glass of water"));
    }

    @Test
    void theSameAgainChangesNothing() {
        havePlan(now.minusSeconds(60));
        var answered = answered(checkIn(), "recovered");
        deliveries.deliver(answered);
        havePlan(now);

        deliveries.send(answered);
        deliveries.deliver(answered(UUID.randomUUID(), "recovered"));

        person.plan().then().body("status", equalTo("running"));
    }

    @Test
    void aPlanThatIsNotTheOneThatAskedGoesOnWheneverTheAnswerArrives() {
        havePlan(now.minusSeconds(60));
        var asked = checkIn();
        havePlan(now.plusSeconds(1));

        deliveries.deliver(answered(asked, "recovered"));

        person.plan().then().body("status", equalTo("running"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue", "reassess", "book-doctor"})
    void everyOtherOutcomeIsLeftToTheReport(String outcome) {
        havePlan(now.minusSeconds(60));

        deliveries.send(answered(checkIn(), outcome));
        deliveries.deliver(answered(UUID.randomUUID(), "recovered"));

        person.plan().then().body("status", equalTo("running"));
    }

    @Test
    void whatIsAnsweredDoesNotAskAgain() {
        havePlan(now.minusSeconds(60));
        var asked = checkIn();

        deliveries.deliver(answered(asked, "continue"));

        person.reminders()
                .then()
                .body("items.reminderId", not(hasItem(asked.toString())))
                .body("items.templateId", hasItem("rem_stretch"));
    }

    @Test
    void aStrangersAnswerEndsNothing() {
        havePlan(now.minusSeconds(60));
        var stranger = Person.someone();

        deliveries.deliver(new CheckInAnswered(checkIn(), stranger.id(), now, "recovered", null));

        person.plan().then().body("status", equalTo("running"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "0.9"})
    void aReportThatOnlyTheCheckInMakesRoutineMakesARoutinePlan(String rulesVersion) {
        havePlan(now.minusSeconds(60));
        var report = reported(rulesVersion, "settled", Level.ROUTINE, "f_day7_still_hurting", STILL_HURTING);

        deliveries.deliver(report);

        person.plan()
                .then()
                .body("status", equalTo("running"))
                .body("level", equalTo("ROUTINE"))
                .body("reportId", equalTo(report.reportId().toString()))
                .body("reminders.templateId", hasItem("rem_book_doctor"))
                .body("reminders.templateId", not(hasItem("rem_stretch")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "0.9"})
    void aReportThatOnlyTheCheckInKeepsOpenEndsThePlan(String rulesVersion) {
        havePlan(now.minusSeconds(60));
        var answers = new HashMap<>(Examples.of("ex01").answers());
        answers.put("new_warning_sign", true);

        deliveries.deliver(reported(rulesVersion, "incomplete", null, "f_new_warning_sign", answers));

        person.plan().then().body("status", equalTo("stopped")).body("stopReason", containsString("not settled"));
    }

    @Test
    void whatOtherRulesCallCareAtHomeDespiteANewSignIsNotSettledHere() {
        havePlan(now.minusSeconds(60));
        var answers = new HashMap<>(Examples.of("ex01").answers());
        answers.put("new_warning_sign", null);

        deliveries.deliver(reported("0.9", "settled", Level.SELF_CARE, "s_common_spasm", answers));

        person.plan().then().body("status", equalTo("stopped")).body("stopReason", containsString("not settled"));
    }

    @Test
    void whatCannotBeTakenBecomesADeadLetter() {
        var key = person.id().toString();
        var json = EventJson.write(answered(UUID.randomUUID(), "recovered"));

        Testbed.topics().send(CheckInAnswered.TOPIC, key, "poison-1-" + key, "{}");
        Testbed.topics().send(CheckInAnswered.TOPIC, key, "poison-2-" + key, json.replace("T", " "));
        deliveries.deliver(answered(UUID.randomUUID(), "recovered"));

        assertThat(Testbed.topics().deadLetters(CheckInAnswered.TOPIC))
                .filteredOn(letter -> key.equals(letter.key()))
                .hasSize(2);
    }

    private void havePlan(Instant reportedAt) {
        deliveries.deliver(Events.reported(person.id(), Examples.of("ex01"), reportedAt, null));
    }

    /** The reminder by which the running plan asks after a day. */
    private UUID checkIn() {
        return UUID.fromString(
                person.reminders().jsonPath().getString("items.find { it.templateId == 'ci_day1' }.reminderId"));
    }

    private CheckInAnswered answered(UUID checkIn, String outcome) {
        return new CheckInAnswered(checkIn, person.id(), now, outcome, null);
    }

    private SymptomReported reported(
            String rulesVersion, String status, @Nullable Level level, String ruleId, Map<String, Object> answers) {
        var name = level == null ? null : level.name();
        return new SymptomReported(
                UUID.randomUUID(),
                person.id(),
                now,
                rulesVersion,
                status,
                name,
                level == Level.SELF_CARE ? null : name,
                List.of(ruleId),
                answers,
                null);
    }

    private static Map<String, String> water() {
        return Map.of(
                "title",
                "Drink a glass of water",
                "rrule",
                "FREQ=DAILY;BYHOUR=12;BYMINUTE=0;BYSECOND=0",
                "start",
                LocalDateTime.now(ZoneOffset.UTC).toString(),
                "timeZone",
                "UTC");
    }
}

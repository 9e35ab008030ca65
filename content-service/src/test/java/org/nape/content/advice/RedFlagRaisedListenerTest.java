package org.nape.content.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nape.content.advice.Events.redFlag;
import static org.nape.content.advice.Examples.incomplete;
import static org.nape.content.advice.Examples.plainSpasm;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nape.content.advice.Events.Poison;
import org.nape.events.RedFlagRaised;
import org.nape.knowledge.Knowledge;
import org.nape.testbed.Testbed;
import org.nape.testbed.Topics;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class RedFlagRaisedListenerTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00.123456Z");
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));
    private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));

    @Inject
    Knowledge knowledge;

    @Inject
    RedFlags redFlags;

    private final UUID person = UUID.randomUUID();

    @Test
    void aRedFlagWithholdsEveryExerciseRemedyAndTreatmentOfEarlierAdvice() {
        var report = plainSpasm().reportedBy(person, NINE);
        Events.send(report);
        var before = SeenAdvice.await(report);

        Events.send(redFlag(person, "EMERGENCY", TEN));

        var after = SeenAdvice.await(report, SeenAdvice::isStopped);
        assertThat(before.kinds()).contains("exercise", "home_remedy", "treatment");
        assertThat(after.kinds()).doesNotContain("exercise", "home_remedy", "treatment");
        assertThat(after.shown()).startsWith("emergency-card", "meningitis-warning");
        assertThat(after.withheld())
                .containsEntry("basic-neck-stretch", knowledge.redFlagOrders().stopText())
                .containsEntry("ice-pack", knowledge.redFlagOrders().stopText());
        assertThat(after.stoppedAt()).isEqualTo(TEN.toString());
        assertThat(after.level()).isEqualTo("SELF_CARE");
    }

    @Test
    void anUrgentRedFlagShowsTheCardForToday() {
        var report = plainSpasm().reportedBy(person, NINE);

        Events.send(report, redFlag(person, "URGENT", TEN));

        var advice = SeenAdvice.await(report, SeenAdvice::isStopped);
        assertThat(advice.shown()).startsWith("urgent-card", "meningitis-warning");
    }

    @Test
    void aRedFlagThatComesBeforeAnEarlierReportWithholdsJustAsMuch() {
        var report = plainSpasm().reportedBy(person, NINE);
        Events.send(redFlag(person, "EMERGENCY", TEN));
        awaitRedFlags(1);

        Events.send(report);

        var advice = SeenAdvice.await(report);
        assertThat(advice.isStopped()).isTrue();
        assertThat(advice.kinds()).doesNotContain("exercise", "home_remedy", "treatment");
    }

    @Test
    void aReportOfTheSameInstantIsStopped() {
        var report = plainSpasm().reportedBy(person, NINE);

        Events.send(report, redFlag(person, "URGENT", NINE));

        assertThat(SeenAdvice.await(report, SeenAdvice::isStopped).stoppedAt()).isEqualTo(NINE.toString());
    }

    @Test
    void aNewerReportIsNotTouched() {
        var older = plainSpasm().reportedBy(person, NINE);
        var newer = plainSpasm().reportedBy(person, ELEVEN);

        Events.send(older, newer, redFlag(person, "EMERGENCY", TEN));

        SeenAdvice.await(older, SeenAdvice::isStopped);
        var advice = SeenAdvice.await(newer);
        assertThat(advice.isStopped()).isFalse();
        assertThat(advice.shown()).contains("basic-neck-stretch", "ice-pack").doesNotContain("emergency-card");
    }

    @Test
    void anOlderRedFlagThatArrivesLaterDoesNotUndoANewerOne() {
        var report = plainSpasm().reportedBy(person, TEN);
        Events.send(report, redFlag(person, "URGENT", ELEVEN));
        SeenAdvice.await(report, SeenAdvice::isStopped);

        Events.send(redFlag(person, "EMERGENCY", NINE));

        awaitRedFlags(2);
        var advice = SeenAdvice.await(report);
        assertThat(advice.stoppedAt()).isEqualTo(ELEVEN.toString());
        assertThat(advice.shown()).startsWith("urgent-card");
    }

    @Test
    void aLaterLesserRedFlagDoesNotTakeTheEmergencyBack() {
        var report = plainSpasm().reportedBy(person, NINE);

        Events.send(redFlag(person, "URGENT", ELEVEN), redFlag(person, "EMERGENCY", TEN), report);

        awaitRedFlags(2);
        var advice = SeenAdvice.await(report);
        assertThat(advice.shown()).startsWith("emergency-card").doesNotContain("urgent-card");
        assertThat(advice.stoppedAt()).isEqualTo(TEN.toString());
    }

    @Test
    void anUnsettledReportKeepsItsSafetyItemsUnderTheCards() {
        var report = incomplete().reportedBy(person, NINE);

        Events.send(report, redFlag(person, "EMERGENCY", NINE));

        assertThat(SeenAdvice.await(report, SeenAdvice::isStopped).shown())
                .startsWith("emergency-card", "meningitis-warning")
                .contains("when-to-see-a-doctor");
    }

    @Test
    void theRedFlagOfAnotherPersonChangesNothing() {
        var report = plainSpasm().reportedBy(person, NINE);
        var other = plainSpasm().reportedBy(UUID.randomUUID(), NINE);
        Events.send(report, other);

        Events.send(redFlag(other.personId(), "EMERGENCY", TEN));

        SeenAdvice.await(other, SeenAdvice::isStopped);
        assertThat(SeenAdvice.await(report).isStopped()).isFalse();
    }

    @Test
    void theSameRedFlagTwiceIsKeptOnce() {
        var redFlag = redFlag(person, "EMERGENCY", TEN);
        var next = redFlag(person, "EMERGENCY", ELEVEN);

        Events.send(redFlag, redFlag);
        Events.sendAs("again/" + redFlag.id(), redFlag);
        Events.send(next);

        awaitRedFlags(2);
        assertThat(deadLetters()).isZero();
    }

    @Test
    void anEventThatIsAtFaultIsADeadLetterAndStopsNobody() {
        var poisons = Events.poisons(() -> redFlag(UUID.randomUUID(), "EMERGENCY", TEN));
        var reports = poisons.stream()
                .map(poison -> plainSpasm().reportedBy(poison.personId(), NINE))
                .toList();

        poisons.forEach(Poison::send);
        reports.forEach(report -> Events.send(report, redFlag(report.personId(), "URGENT", ELEVEN)));

        assertThat(reports)
                .allSatisfy(report -> assertThat(
                                SeenAdvice.await(report, SeenAdvice::isStopped).stoppedAt())
                        .isEqualTo(ELEVEN.toString()));
        var letters = Testbed.topics().deadLetters(RedFlagRaised.TOPIC).stream()
                .map(Topics.Read::key)
                .toList();
        assertThat(poisons)
                .extracting(poison -> poison.personId().toString())
                .allSatisfy(person -> assertThat(letters).containsOnlyOnce(person));
    }

    @Test
    void aLevelThatIsNoRedFlagIsADeadLetter() {
        Events.send(redFlag(person, "ROUTINE", NINE), redFlag(person, "WORSE", NINE), redFlag(person, "URGENT", TEN));

        awaitRedFlags(1);
        assertThat(deadLetters()).isEqualTo(2);
    }

    private long deadLetters() {
        return Testbed.topics().deadLetters(RedFlagRaised.TOPIC).stream()
                .filter(letter -> person.toString().equals(letter.key()))
                .count();
    }

    private void awaitRedFlags(long count) {
        await().untilAsserted(() -> assertThat(
                        QuarkusTransaction.requiringNew().call(() -> redFlags.count("personId", person)))
                .isEqualTo(count));
    }
}

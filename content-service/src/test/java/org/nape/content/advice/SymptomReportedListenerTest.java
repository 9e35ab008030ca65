package org.nape.content.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nape.content.advice.Examples.incomplete;
import static org.nape.content.advice.Examples.plainSpasm;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nape.content.advice.Events.Poison;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Level;
import org.nape.testbed.Testbed;
import org.nape.testbed.Topics;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class SymptomReportedListenerTest {
    private final UUID person = UUID.randomUUID();

    @Test
    void everyWorkedCaseGetsTheAdviceThatCliniciansWant() {
        var examples = Examples.all().toList();
        var reports = examples.stream()
                .map(each -> each.reportedBy(UUID.randomUUID()))
                .toList();

        Events.send(reports.toArray(SymptomReported[]::new));

        assertThat(examples).hasSize(25);
        for (int i = 0; i < examples.size(); i++) {
            var example = examples.get(i);
            var advice = SeenAdvice.await(reports.get(i));
            assertThat(advice.shown())
                    .as(example.id())
                    .contains("meningitis-warning")
                    .containsAll(example.mustShow())
                    .noneMatch(example.mustHide()::contains)
                    .doesNotHaveDuplicates()
                    .noneMatch(advice.withheld()::containsKey);
            assertThat(advice.level())
                    .as(example.id())
                    .isEqualTo(example.level().map(Level::name).orElse(null));
            assertThat(advice.isStopped())
                    .as(example.id())
                    .isEqualTo(example.level().filter(Level::isRedFlag).isPresent());
        }
    }

    @Test
    void whatIsWithheldSaysWhy() {
        var report = plainSpasm().but("takes_anticoagulant", true).reportedBy(person);

        Events.send(report);

        assertThat(SeenAdvice.await(report).withheld())
                .containsEntry("anti-inflammatory-medicine", "Risk of bleeding, kidney, heart or asthma problems.");
    }

    @Test
    void anUnsettledReportGetsNothingButWhomToTurnTo() {
        var report = incomplete().reportedBy(person);

        Events.send(report);

        var advice = SeenAdvice.await(report);
        assertThat(advice.level()).isNull();
        assertThat(advice.shown()).containsExactly("urgent-card", "when-to-see-a-doctor", "meningitis-warning");
        assertThat(advice.withheld()).isEmpty();
    }

    @Test
    void faultyAnswersAreOpenOnes() {
        var report = plainSpasm()
                .but("age_years", 3.5)
                .but("no_such_question", List.of("x"))
                .reportedBy(person);

        Events.send(report);

        assertThat(SeenAdvice.await(report).shown())
                .contains("neck-spasm")
                .doesNotContain("basic-neck-stretch", "anti-inflammatory-medicine");
    }

    @Test
    void theSameReportTwiceChangesNothing() {
        var report = plainSpasm().reportedBy(person);
        var next = plainSpasm().reportedBy(person);
        Events.send(report);
        var first = SeenAdvice.await(report);

        Events.send(report, next);

        SeenAdvice.await(next);
        assertThat(SeenAdvice.await(report)).isEqualTo(first);
        assertThat(Testbed.topics().deadLetters(SymptomReported.TOPIC))
                .noneMatch(letter -> person.toString().equals(letter.key()));
    }

    @Test
    void theSameReportUnderAnotherEventIdChangesNothing() {
        var report = plainSpasm().reportedBy(person);
        var next = plainSpasm().reportedBy(person);
        Events.send(report);
        var first = SeenAdvice.await(report);

        Events.sendAs("again/" + report.id(), report);
        Events.send(next);

        SeenAdvice.await(next);
        assertThat(SeenAdvice.await(report)).isEqualTo(first);
    }

    @Test
    void anEventThatIsAtFaultIsADeadLetterAndStopsNobody() {
        var poisons = Events.poisons(() -> plainSpasm().reportedBy(UUID.randomUUID()));
        var next = poisons.stream()
                .map(poison -> plainSpasm().reportedBy(poison.personId()))
                .toList();

        poisons.forEach(Poison::send);
        Events.send(next.toArray(SymptomReported[]::new));

        assertThat(next)
                .allSatisfy(
                        report -> assertThat(SeenAdvice.await(report).shown()).contains("basic-neck-stretch"));
        var letters = Testbed.topics().deadLetters(SymptomReported.TOPIC);
        assertThat(poisons).hasSize(10).allSatisfy(poison -> assertIsAmong(letters, poison.personId()));
    }

    @Test
    void anEventThatContradictsItselfIsADeadLetter() {
        var example = plainSpasm().reportedBy(person);
        var settledWithoutALevel = new SymptomReported(
                example.reportId(),
                person,
                example.reportedAt(),
                "1.0",
                "settled",
                null,
                null,
                List.of(),
                example.answers(),
                null);
        var next = plainSpasm().reportedBy(person);

        Events.send(settledWithoutALevel, next);

        SeenAdvice.await(next);
        assertIsAmong(Testbed.topics().deadLetters(SymptomReported.TOPIC), person);
    }

    private static void assertIsAmong(List<Topics.Read> letters, UUID personId) {
        assertThat(letters)
                .filteredOn(letter -> personId.toString().equals(letter.key()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.headers().get("dead-letter-reason"))
                        .isNotBlank()
                        .doesNotContain("fever", "{"));
    }
}

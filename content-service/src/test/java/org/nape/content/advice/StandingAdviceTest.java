package org.nape.content.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nape.content.advice.Events.redFlag;
import static org.nape.content.advice.Examples.incomplete;
import static org.nape.content.advice.Examples.plainSpasm;
import static org.nape.content.advice.Examples.routine;
import static org.nape.content.advice.Examples.urgent;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.content.advice.Examples.Example;
import org.nape.events.ContentMadeWorse;
import org.nape.events.Event;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Knowledge;
import org.nape.testbed.Testbed;

/** What still stands of an advice after all that the person has reported, in whatever order it arrived. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class StandingAdviceTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));
    private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));
    private static final String NEWER_FIRST =
            "You have answered again since then. Follow the advice on your newer answers first.";

    @Inject
    Knowledge knowledge;

    private final UUID person = UUID.randomUUID();

    @ParameterizedTest
    @MethodSource("newerAndWorse")
    void newerAnswersThatAreOpenOrWorseWithholdWhatCouldHarm(Example newerExample, boolean newerArrivesFirst) {
        var older = plainSpasm().reportedBy(person, NINE);
        var newer = newerExample.reportedBy(person, TEN);

        sendInOrder(newerArrivesFirst, older, newer);

        SeenAdvice.await(newer);
        var advice = SeenAdvice.await(older);
        assertThat(advice.showsWhatCouldHarm()).isFalse();
        assertThat(advice.shown()).contains("meningitis-warning", "screen-breaks");
        assertThat(advice.withheld())
                .containsEntry("basic-neck-stretch", NEWER_FIRST)
                .containsEntry("ice-pack", NEWER_FIRST)
                .containsEntry("anti-inflammatory-medicine", NEWER_FIRST);
        assertThat(advice.isStopped()).isFalse();
    }

    @Test
    void newerAnswersThatAreNoWorseLeaveOlderAdviceAsItIs() {
        var older = routine().reportedBy(person, NINE);
        var same = routine().reportedBy(person, TEN);
        var better = plainSpasm().reportedBy(person, ELEVEN);
        Events.send(older);
        var before = SeenAdvice.await(older);

        Events.send(same, better);

        SeenAdvice.await(better);
        assertThat(SeenAdvice.await(older)).isEqualTo(before);
        assertThat(before.showsWhatCouldHarm()).isTrue();
    }

    @Test
    void worseAnswersThatAreOlderLeaveNewerAdviceAsItIs() {
        var older = incomplete().reportedBy(person, NINE);
        var newer = plainSpasm().reportedBy(person, TEN);

        Events.send(newer, older);

        SeenAdvice.await(older);
        assertThat(SeenAdvice.await(newer).shown()).contains("basic-neck-stretch", "ice-pack");
    }

    @Test
    void theNewerAnswersOfAnotherPersonChangeNothing() {
        var report = plainSpasm().reportedBy(person, NINE);
        var other = incomplete().reportedBy(UUID.randomUUID(), TEN);

        Events.send(report, other);

        SeenAdvice.await(other);
        assertThat(SeenAdvice.await(report).showsWhatCouldHarm()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReportThatIsARedFlagStopsOlderAdviceThoughItsFlagNeverArrives(boolean newerArrivesFirst) {
        var older = plainSpasm().reportedBy(person, NINE);
        var newer = urgent().reportedBy(person, TEN);

        sendInOrder(newerArrivesFirst, older, newer);

        SeenAdvice.await(newer);
        assertIsStopped(SeenAdvice.await(older), TEN);
    }

    @Test
    void anOpenReportThatIsUrgentAtLeastStopsOlderAdviceToo() {
        var older = plainSpasm().reportedBy(person, NINE);
        var newer = openButUrgentAtLeast(TEN);

        Events.send(older, newer);

        SeenAdvice.await(newer);
        assertIsStopped(SeenAdvice.await(older), TEN);
    }

    @Test
    void theFlagOfAReportThatIsKnownAlreadyChangesNothing() {
        var older = plainSpasm().reportedBy(person, NINE);
        var newer = urgent().reportedBy(person, TEN);
        var next = plainSpasm().reportedBy(UUID.randomUUID(), NINE);
        Events.send(older, newer);
        SeenAdvice.await(newer);
        var before = SeenAdvice.await(older);

        Events.send(flagOf(newer), redFlag(next.personId(), "URGENT", TEN), next);

        SeenAdvice.await(next, SeenAdvice::isStopped);
        assertThat(SeenAdvice.await(older)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("arrivals")
    void aRoutineReportDoesNotLiftARedFlag(List<Integer> arrival) {
        var flagged = urgent().reportedBy(person, NINE);
        var routine = routine().reportedBy(person, TEN);
        var events = List.of(flagged, flagOf(flagged), routine);

        arrival.forEach(each -> Events.send(events.get(each)));

        SeenAdvice.await(flagged);
        var advice = SeenAdvice.await(routine, SeenAdvice::isStopped);
        assertThat(advice.level()).isEqualTo("ROUTINE");
        assertThat(advice.showsWhatCouldHarm()).isFalse();
        assertThat(advice.shown()).contains("when-to-see-a-doctor").doesNotContain("urgent-card", "emergency-card");
        assertThat(advice.withheld())
                .containsEntry("basic-neck-stretch", stopText())
                .containsEntry("moist-heat", stopText());
        assertThat(advice.stoppedAt()).isEqualTo(NINE.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFullInterviewThatEndsInSelfCareLiftsARedFlag(boolean newerArrivesFirst) {
        var selfCare = plainSpasm().reportedBy(person, TEN);
        var routine = routine().reportedBy(person, ELEVEN);

        sendInOrder(newerArrivesFirst, urgent().reportedBy(person, NINE), selfCare, routine);

        var allKnown = plainSpasm().reportedBy(person, NINE);
        Events.send(allKnown);
        SeenAdvice.await(allKnown);
        assertThat(SeenAdvice.await(routine).shown()).contains("basic-neck-stretch", "moist-heat");
        assertThat(SeenAdvice.await(routine).isStopped()).isFalse();
    }

    @Test
    void aSelfCareReportAfterTheRoutineOneLiftsTheFlagForBoth() {
        var routine = routine().reportedBy(person, TEN);
        var selfCare = plainSpasm().reportedBy(person, ELEVEN);

        Events.send(urgent().reportedBy(person, NINE), routine, selfCare);

        assertThat(SeenAdvice.await(selfCare).showsWhatCouldHarm()).isTrue();
        assertThat(SeenAdvice.await(routine).showsWhatCouldHarm()).isTrue();
    }

    @Test
    void aSelfCareReportFromBeforeTheFlagLiftsNothing() {
        var routine = routine().reportedBy(person, ELEVEN);

        Events.send(plainSpasm().reportedBy(person, NINE), urgent().reportedBy(person, TEN), routine);

        assertThat(SeenAdvice.await(routine).showsWhatCouldHarm()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatMadeItWorseIsInNoAdviceAnyMoreWhateverIsReportedLater(boolean saidBeforeTheReportArrives) {
        var report = plainSpasm().reportedBy(person, NINE);
        var said = new ContentMadeWorse(person, "basic-neck-stretch", UUID.randomUUID(), NINE, TEN);
        var later = plainSpasm().reportedBy(person, ELEVEN);
        var anothers = plainSpasm().reportedBy(UUID.randomUUID(), NINE);

        sendInOrder(saidBeforeTheReportArrives, report, said);
        Events.sendAs("said again", said);
        Events.send(later, anothers);

        for (var each : List.of(report, later)) {
            var advice = SeenAdvice.await(each, seen -> !seen.shown().contains("basic-neck-stretch"));
            assertThat(advice.withheld()).containsEntry("basic-neck-stretch", "You said that it made it worse.");
            assertThat(advice.shown()).contains("ice-pack");
        }
        assertThat(SeenAdvice.await(anothers).shown()).contains("basic-neck-stretch");
    }

    private static Stream<List<Object>> pairs(Example example) {
        return Stream.of(List.of(example, false), List.of(example, true));
    }

    private static Stream<Object[]> newerAndWorse() {
        return Stream.of(incomplete(), routine())
                .flatMap(StandingAdviceTest::pairs)
                .map(List::toArray);
    }

    private static Stream<List<Integer>> arrivals() {
        return Stream.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0), List.of(2, 0));
    }

    private static void sendInOrder(boolean newerFirst, Event... events) {
        var inOrder = List.of(events);
        Events.send((newerFirst ? inOrder.reversed() : inOrder).toArray(Event[]::new));
    }

    private static RedFlagRaised flagOf(SymptomReported report) {
        return new RedFlagRaised(
                UUID.randomUUID(),
                report.reportId(),
                report.personId(),
                "URGENT",
                List.of("whiplash"),
                List.of("u_trauma"),
                report.reportedAt());
    }

    private SymptomReported openButUrgentAtLeast(Instant reportedAt) {
        var open = incomplete().reportedBy(person, reportedAt);
        return new SymptomReported(
                open.reportId(),
                person,
                reportedAt,
                open.rulesVersion(),
                open.status(),
                null,
                "URGENT",
                List.of(),
                open.answers(),
                null);
    }

    private void assertIsStopped(SeenAdvice advice, Instant since) {
        assertThat(advice.stoppedAt()).isEqualTo(since.toString());
        assertThat(advice.shown()).startsWith("urgent-card", "meningitis-warning");
        assertThat(advice.showsWhatCouldHarm()).isFalse();
        assertThat(advice.withheld()).containsEntry("basic-neck-stretch", stopText());
    }

    private String stopText() {
        return knowledge.redFlagOrders().stopText();
    }
}

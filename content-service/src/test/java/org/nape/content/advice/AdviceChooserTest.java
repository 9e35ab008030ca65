package org.nape.content.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.content.advice.Examples.Example;
import org.nape.events.SymptomReported;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ContentKind;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;

class AdviceChooserTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Knowledge KNOWLEDGE = Knowledge.load();

    private final AdviceChooser chooser = new AdviceChooser(KNOWLEDGE);

    @ParameterizedTest
    @MethodSource("examples")
    void whatCliniciansWantShownIsShownAndNothingThatTheyWantHidden(Example example) {
        var advice = choose(example);

        assertThat(slugs(advice)).containsAll(example.mustShow()).noneMatch(example.mustHide()::contains);
        assertThat(advice.level()).isEqualTo(example.level());
    }

    @Test
    void anUnsettledReportShowsNothingButWhomToTurnTo() {
        var advice = choose(Examples.incomplete());

        assertThat(slugs(advice)).containsExactly("urgent-card", "when-to-see-a-doctor", "meningitis-warning");
        assertThat(advice.level()).isEmpty();
    }

    @Test
    void anUnsettledReportIsNeverLessUrgentThanWhatIsCertain() {
        var report = with(Examples.incomplete(), "incomplete", null, "EMERGENCY");

        var advice = chooser.choose(report);

        assertThat(slugs(advice)).startsWith("emergency-card");
    }

    @Test
    void aReportThatTriageCouldNotSettleIsNotSettledHere() {
        var report = with(Examples.plainSpasm(), "needs-clarification", null, null);

        var advice = chooser.choose(report);

        assertThat(slugs(advice)).containsExactly("urgent-card", "when-to-see-a-doctor", "meningitis-warning");
    }

    @Test
    void aFaultyAnswerIsAnOpenOne() {
        var advice = choose(Examples.plainSpasm().but("fragile_neck_condition", "perhaps"));

        assertThat(slugs(advice)).doesNotContain("basic-neck-stretch", "scalene-stretch");
        assertThat(advice.care().withheld())
                .filteredOn(each -> each.item().slug().equals("basic-neck-stretch"))
                .singleElement()
                .matches(each -> each.because().startsWith("We do not know yet"));
    }

    @ParameterizedTest
    @CsvSource({"settled,", "settled,MILD", "nearly-settled,SELF_CARE"})
    void aReportThatContradictsTheContractIsRefused(String status, @Nullable String level) {
        var report = with(Examples.plainSpasm(), status, level, null);

        assertThatThrownBy(() -> chooser.choose(report)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutARedFlagAllOfItStands() {
        var advice = choose(Examples.plainSpasm());

        assertThat(chooser.judge(advice, List.of())).isEqualTo(advice);
    }

    @Test
    void aRedFlagWithholdsWhatCouldHarmAndShowsItsCardsFirst() {
        var advice = choose(Examples.plainSpasm());

        var judged = chooser.judge(advice, List.of(new RedFlag(Level.URGENT, NOON)));

        assertThat(slugs(judged)).startsWith("urgent-card", "meningitis-warning");
        assertThat(judged.care().shown())
                .extracting(ContentItem::kind)
                .doesNotContain(ContentKind.EXERCISE, ContentKind.HOME_REMEDY, ContentKind.TREATMENT);
        assertThat(judged.care().withheld())
                .filteredOn(
                        each -> each.because().equals(KNOWLEDGE.redFlagOrders().stopText()))
                .extracting(each -> each.item().slug())
                .contains("basic-neck-stretch", "ice-pack", "anti-inflammatory-medicine");
        assertThat(judged.stoppedAt()).contains(NOON);
    }

    @Test
    void ofSeveralRedFlagsTheWorstGivesTheCardsAndTheFirstTheTime() {
        var advice = choose(Examples.plainSpasm());
        var later = NOON.plusSeconds(60);

        var judged =
                chooser.judge(advice, List.of(new RedFlag(Level.URGENT, NOON), new RedFlag(Level.EMERGENCY, later)));

        assertThat(slugs(judged)).startsWith("emergency-card").doesNotContain("urgent-card");
        assertThat(judged.stoppedAt()).contains(NOON);
    }

    @Test
    void aLesserRedFlagDoesNotReplaceTheCardsOfAnEmergency() {
        var emergency = Examples.all()
                .filter(each -> each.level().filter(Level.EMERGENCY::equals).isPresent())
                .findFirst()
                .orElseThrow();

        var judged = chooser.judge(choose(emergency), List.of(new RedFlag(Level.URGENT, NOON)));

        assertThat(slugs(judged)).startsWith("emergency-card").doesNotContain("urgent-card");
    }

    private static Stream<Example> examples() {
        return Examples.all();
    }

    private Advice choose(Example example) {
        return chooser.choose(example.reportedBy(UUID.randomUUID()));
    }

    private static List<String> slugs(Advice advice) {
        return advice.care().shown().stream().map(ContentItem::slug).toList();
    }

    private static SymptomReported with(
            Example example, String status, @Nullable String level, @Nullable String atLeast) {
        return new SymptomReported(
                UUID.randomUUID(),
                UUID.randomUUID(),
                NOON,
                "1.0",
                status,
                level,
                atLeast,
                List.of(),
                example.answers(),
                null);
    }
}

package org.nape.content.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.content.advice.Examples.Example;
import org.nape.events.SymptomReported;
import org.nape.knowledge.ContentItem;
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
    void underTheSameRulesTheWordOfTriageStands() {
        var report = with(Examples.urgent(), "settled", "SELF_CARE", null);

        assertThat(chooser.choose(report).level()).contains(Level.SELF_CARE);
    }

    @Test
    void underOtherRulesAReportThatOurRulesLeaveOpenIsUnsettled() {
        var report = with(Examples.incomplete(), "settled", "SELF_CARE", null, "0.9");

        var advice = chooser.choose(report);

        assertThat(advice.level()).isEmpty();
        assertThat(slugs(advice)).containsExactly("urgent-card", "when-to-see-a-doctor", "meningitis-warning");
    }

    @Test
    void underOtherRulesAReportThatOurRulesWantClarifiedIsUnsettled() {
        var contradiction = Examples.plainSpasm().but("pain_worst", 0).but("sharp_pain", true);

        var advice = chooser.choose(with(contradiction, "settled", "SELF_CARE", null, "0.9"));

        assertThat(advice.level()).isEmpty();
        assertThat(slugs(advice)).doesNotContain("basic-neck-stretch");
    }

    @Test
    void underOtherRulesAnEmergencyStandsForNoOpenRuleIsWorse() {
        var report = with(Examples.incomplete(), "settled", "EMERGENCY", "EMERGENCY", "0.9");

        var advice = chooser.choose(report);

        assertThat(advice.level()).contains(Level.EMERGENCY);
        assertThat(slugs(advice)).startsWith("emergency-card");
    }

    @Test
    void underOtherRulesTheMoreUrgentLevelCounts() {
        var oursIsWorse = chooser.choose(with(Examples.urgent(), "settled", "SELF_CARE", null, "0.9"));
        var theirsIsWorse = chooser.choose(with(Examples.plainSpasm(), "settled", "ROUTINE", "ROUTINE", "0.9"));
        var agreed = chooser.choose(with(Examples.plainSpasm(), "settled", "SELF_CARE", null, "0.9"));

        assertThat(oursIsWorse.level()).contains(Level.URGENT);
        assertThat(theirsIsWorse.level()).contains(Level.ROUTINE);
        assertThat(agreed.level()).contains(Level.SELF_CARE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "0.9"})
    void aReportThatOnlyACheckInMakesRoutineGetsRoutineAdvice(String rulesVersion) {
        var stillHurting = Examples.nothing()
                .but("new_warning_sign", false)
                .but("getting_worse_since", false)
                .but("still_hurting", true);

        var advice = chooser.choose(with(stillHurting, "settled", "ROUTINE", "ROUTINE", rulesVersion));

        assertThat(advice.level()).contains(Level.ROUTINE);
        assertThat(slugs(advice)).startsWith("when-to-see-a-doctor").doesNotContain("basic-neck-stretch");
        assertThat(chooser.findRedFlag(with(stillHurting, "settled", "ROUTINE", "ROUTINE", rulesVersion)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "0.9"})
    void aNewSignAtACheckInIsUrgentHoweverCalmTheOtherAnswersAre(String rulesVersion) {
        var calmButNewSign = Examples.plainSpasm().but("new_warning_sign", true);

        var advice = chooser.choose(with(calmButNewSign, "incomplete", null, null, rulesVersion));

        assertThat(slugs(advice)).containsExactly("urgent-card", "when-to-see-a-doctor", "meningitis-warning");
    }

    @Test
    void underOtherRulesANewSignAtACheckInIsNeverCareAtHome() {
        var calmButNewSign = Examples.plainSpasm().but("new_warning_sign", null);

        var advice = chooser.choose(with(calmButNewSign, "settled", "SELF_CARE", null, "0.9"));

        assertThat(advice.level()).isEmpty();
        assertThat(slugs(advice)).startsWith("urgent-card");
    }

    @ParameterizedTest
    @CsvSource({
        "settled, URGENT, URGENT, 1.0, URGENT",
        "settled, EMERGENCY, URGENT, 1.0, EMERGENCY",
        "incomplete, , URGENT, 1.0, URGENT",
        "needs-clarification, , EMERGENCY, 1.0, EMERGENCY",
        "settled, ROUTINE, ROUTINE, 1.0,",
        "settled, SELF_CARE, , 1.0,",
        "incomplete, , , 1.0,",
        "settled, URGENT, URGENT, 0.9, URGENT",
        "settled, SELF_CARE, , 0.9,"
    })
    void aReportRaisesARedFlagIfItIsOrIsAtLeastOne(
            String status,
            @Nullable String level,
            @Nullable String atLeast,
            String rulesVersion,
            @Nullable Level redFlag) {
        var report = with(Examples.plainSpasm(), status, level, atLeast, rulesVersion);

        assertThat(chooser.findRedFlag(report)).isEqualTo(Optional.ofNullable(redFlag));
    }

    @Test
    void underOtherRulesARedFlagOfOursCounts() {
        var report = with(Examples.urgent(), "settled", "SELF_CARE", null, "0.9");

        assertThat(chooser.findRedFlag(report)).contains(Level.URGENT);
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
        return with(example, status, level, atLeast, KNOWLEDGE.version());
    }

    private static SymptomReported with(
            Example example, String status, @Nullable String level, @Nullable String atLeast, String rulesVersion) {
        return new SymptomReported(
                UUID.randomUUID(),
                UUID.randomUUID(),
                NOON,
                rulesVersion,
                status,
                level,
                atLeast,
                List.of(),
                example.answers(),
                null);
    }
}

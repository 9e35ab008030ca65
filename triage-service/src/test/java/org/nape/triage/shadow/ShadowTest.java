package org.nape.triage.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.FollowUpRule;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Rule;
import org.nape.knowledge.assessment.Assessor;
import org.nape.triage.RuleFiles;
import org.nape.triage.Symptoms;
import org.nape.triage.report.Status;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reports that the shipped rules judged, held against copies of them that were changed. */
class ShadowTest {
    private static final Knowledge SHIPPED = Knowledge.load();
    private static final Assessor ASSESSOR = new Assessor(SHIPPED);
    private static final Symptoms CALM = Symptoms.ofPlainSpasm();
    /** Nothing but what is asked at a check-in after a week. */
    private static final Symptoms STILL_HURTING = Symptoms.none()
            .but("new_warning_sign", false)
            .but("getting_worse_since", false)
            .but("still_hurting", true);

    @TempDir
    Path directory;

    @Test
    void theSameRulesChangeNothing() {
        var reports = Stream.concat(
                        Symptoms.examples().stream(),
                        Stream.of(
                                Symptoms.none(),
                                CALM.but("stroke_signs", null),
                                STILL_HURTING,
                                CALM.but("new_warning_sign", true)))
                .map(ShadowTest::stored)
                .toList();

        var tally = shadow(rules(), reports.toArray(StoredReport[]::new));

        assertThat(tally.changes()).isEmpty();
        assertThat(tally.count(Direction.NOWHERE)).isEqualTo(reports.size());
        assertThat(tally.misfits()).isZero();
    }

    @Test
    void aRuleThatIsGoneIsResponsibleForWhatFalls() {
        var meningitis = stored(CALM.but("fever", "high").but("stiff_neck", true));

        var tally = shadow(rules().without("e_meningitis_signs"), meningitis, stored(CALM));

        assertThat(tally.count(Direction.DOWN)).isEqualTo(1);
        assertThat(tally.count(Direction.NOWHERE)).isEqualTo(1);
        assertThat(said(tally))
                .containsExactly("EMERGENCY -> URGENT", "e_meningitis_signs: true at EMERGENCY then, not now");
        assertThat(tally.changes().values()).singleElement().satisfies(kind -> {
            assertThat(kind.examples()).containsExactly(meningitis.id());
        });
    }

    @Test
    void aRuleThatOnlyWasOpenIsResponsibleToo() {
        var unsure = stored(CALM.but("stroke_signs", null));

        var tally = shadow(rules().replacing("rules.yaml", "'stroke_signs'", "'stroke_signs && false'"), unsure);

        assertThat(said(tally))
                .containsExactly(
                        "open, hand-over URGENT -> SELF_CARE", "e_stroke_signs: open at EMERGENCY then, not now");
        assertThat(tally.count(Direction.DOWN)).isEqualTo(1);
    }

    @Test
    void aFollowUpRuleThatIsGoneIsResponsibleForWhatACheckInMade() {
        var tally = shadow(
                rules().replacing("rules.yaml", "when: 'still_hurting'", "when: 'still_hurting && false'"),
                stored(STILL_HURTING));

        assertThat(said(tally))
                .containsExactly("ROUTINE -> open, hand-over URGENT", "f_day7_still_hurting: true then, not now");
        assertThat(tally.count(Direction.DOWN)).isEqualTo(1);
    }

    @Test
    void aFollowUpRuleThatStillSpeaksIsResponsibleForNothing() {
        var meningitis =
                stored(CALM.but("fever", "high").but("stiff_neck", true).but("new_warning_sign", true));

        var tally = shadow(rules().without("e_meningitis_signs"), meningitis);

        assertThat(said(tally))
                .containsExactly("EMERGENCY -> URGENT", "e_meningitis_signs: true at EMERGENCY then, not now");
    }

    @Test
    void aRuleOfAnotherLevelIsResponsibleThoughItIsAsTrueAsBefore() {
        var feverish = stored(CALM.but("chills", true));

        var lowered = shadow(level("u_fever", "URGENT", "ROUTINE"), feverish);
        var raised = shadow(level("u_fever", "URGENT", "EMERGENCY"), feverish);

        assertThat(said(lowered))
                .containsExactly("URGENT -> ROUTINE", "u_fever: true at URGENT then, true at ROUTINE now");
        assertThat(lowered.count(Direction.DOWN)).isEqualTo(1);
        assertThat(said(raised))
                .containsExactly("URGENT -> EMERGENCY", "u_fever: true at URGENT then, true at EMERGENCY now");
        assertThat(raised.count(Direction.UP)).isEqualTo(1);
    }

    @Test
    void onlyRulesThatSpeakForTheChangeAreNamed() {
        var nineDays = stored(CALM.but("duration_days", 9).but("chills", true));

        var tally = shadow(
                rules().replacing("rules.yaml", "|| chills'", "|| (chills && false)'")
                        .replacing("rules.yaml", "'infection_risk'", "'infection_risk || duration_days > 8'")
                        .replacing(
                                "questions.yaml",
                                "used_by: [r_over_a_week,",
                                "used_by: [r_infection_risk, r_over_a_week,"),
                nineDays);

        assertThat(said(tally)).containsExactly("URGENT -> ROUTINE", "u_fever: true at URGENT then, not now");
    }

    @Test
    void aStricterRuleRaises() {
        var tally = shadow(
                rules().replacing("rules.yaml", "'duration_days > 7'", "'duration_days > 1'"),
                stored(CALM),
                stored(CALM));

        assertThat(said(tally)).containsExactly("SELF_CARE -> ROUTINE", "r_over_a_week: not then, true at ROUTINE now");
        assertThat(tally.count(Direction.UP)).isEqualTo(2);
    }

    @Test
    void aCheckThatIsGoneLowersToo() {
        var contradicting = stored(CALM.but("neck_movement", "full").but("head_twisted", "new_painful"));

        var tally = shadow(
                rules().replacing(
                                "rules.yaml",
                                "'neck_movement == \"full\" && (stiff",
                                "'false && neck_movement == \"full\" && (stiff"),
                contradicting);

        assertThat(said(tally))
                .containsExactly(
                        "to be clarified, hand-over ROUTINE -> SELF_CARE",
                        "c_full_movement_but_stiff: true then, not now");
        assertThat(tally.count(Direction.DOWN)).isEqualTo(1);
    }

    @Test
    void anAnswerThatDoesNotFitTheQuestionsCountsAsOpen() {
        var feverish = CALM.but("fever", "high");
        var withAnOptionThatIsGone = as(stored(feverish), CALM.but("fever", "rather high"));

        var tally = shadow(rules(), withAnOptionThatIsGone, stored(feverish));

        assertThat(tally.misfits()).isEqualTo(1);
        assertThat(said(tally))
                .containsExactly(
                        "URGENT -> open, hand-over URGENT", "u_fever: true at URGENT then, open at URGENT now");
        assertThat(tally.count(Direction.DOWN)).isEqualTo(1);
    }

    @Test
    void ofRulesThatAreNotKeptOnlyIsKnownWhichWereTrue() {
        var withoutHash = judgedBy(Optional.empty(), stored(CALM.but("chills", true)));
        var notKept = judgedBy(Optional.of("0".repeat(64)), stored(CALM.but("stroke_signs", null)));

        var tally = shadow(
                rules().replacing("rules.yaml", "|| chills'", "|| (chills && false)'")
                        .replacing("rules.yaml", "'stroke_signs'", "'stroke_signs && false'"),
                withoutHash,
                notKept);

        assertThat(said(tally))
                .containsExactly(
                        "URGENT -> SELF_CARE",
                        "u_fever: true then, not now",
                        "open, hand-over URGENT -> SELF_CARE",
                        "no rule that is known");
    }

    @Test
    void theTallyStaysSmallAndNamesAFewReports() {
        var tally = new ShadowTally();
        var change = new Change(
                new Outcome(Status.SETTLED, Level.URGENT, Optional.of(Level.URGENT)),
                new Outcome(Status.SETTLED, Level.SELF_CARE, Optional.empty()));

        for (int i = 0; i < 1_000; i++) {
            tally.count(true);
            tally.add(change, Integer.toString(i), List.of(Reason.UNKNOWN));
        }

        assertThat(tally.changes()).hasSize(1);
        assertThat(tally.changes().get(change).examples()).containsExactly("0", "1", "2");
        assertThat(tally.changes().get(change).reasons()).containsEntry(Reason.UNKNOWN, 1_000L);
        assertThat(tally.count(Direction.DOWN)).isEqualTo(1_000);
        assertThat(tally.count(Direction.NOWHERE)).isZero();
    }

    private RuleFiles rules() {
        return RuleFiles.copiedTo(directory);
    }

    private RuleFiles level(String rule, String from, String to) {
        var id = "- id: " + rule + "\n    level: ";
        return rules().replacing("rules.yaml", id + from, id + to);
    }

    private static ShadowTally shadow(RuleFiles rules, StoredReport... reports) {
        var shadow = new Shadow(Knowledge.load(rules.directory()), Map.of(SHIPPED.contentHash(), shippedRules()));
        List.of(reports).forEach(shadow::judge);
        return shadow.tally();
    }

    private static StoredReport stored(Symptoms symptoms) {
        var assessment = ASSESSOR.assess(SHIPPED.readFiled(symptoms.answers()).answers());
        return new StoredReport(
                UUID.randomUUID().toString(),
                Outcome.of(assessment),
                Stream.concat(
                                assessment.trueRules().stream().map(Rule::id),
                                assessment.followUps().stream().map(FollowUpRule::id))
                        .toList(),
                assessment.conflicts().stream().map(ConsistencyCheck::id).toList(),
                Optional.of(SHIPPED.contentHash()),
                symptoms.answers());
    }

    private static StoredReport as(StoredReport report, Symptoms symptoms) {
        return new StoredReport(
                report.id(),
                report.outcome(),
                report.ruleIds(),
                report.conflicts(),
                report.rulesHash(),
                symptoms.answers());
    }

    private static StoredReport judgedBy(Optional<String> rulesHash, StoredReport report) {
        return new StoredReport(
                report.id(), report.outcome(), report.ruleIds(), report.conflicts(), rulesHash, report.answers());
    }

    private static List<String> said(ShadowTally tally) {
        return tally.changes().entrySet().stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(
                                entry.getKey().then() + " -> " + entry.getKey().now()),
                        entry.getValue().reasons().keySet().stream().map(Reason::toString)))
                .toList();
    }

    /** As the files say them, which is what a rulebook keeps. */
    @SuppressWarnings("unchecked")
    private static List<KeptRule> shippedRules() {
        var stream = ShadowTest.class.getResourceAsStream("/knowledge/rules.yaml");
        var file = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
        return ((List<Map<String, String>>) file.get("rules"))
                .stream()
                        .map(rule -> new KeptRule(rule.get("id"), Level.valueOf(rule.get("level")), rule.get("when")))
                        .toList();
    }
}

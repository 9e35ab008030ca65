package org.nape.knowledge.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nape.knowledge.Answers;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.Examples;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.RandomAnswers;
import org.nape.knowledge.Rule;

class AssessorTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private final Assessor assessor = new Assessor(KNOWLEDGE);

    @Test
    void withoutAnswersEverythingIsOpen() {
        var assessment = assessor.assess(KNOWLEDGE.noAnswers());

        assertThat(assessment).isInstanceOfSatisfying(Assessment.Open.class, open -> {
            assertThat(open.atLeast()).isEmpty();
            assertThat(open.because()).isEmpty();
            assertThat(open.unknownRules()).isNotEmpty().hasSize((int) KNOWLEDGE.rules().stream()
                    .filter(rule -> rule.level().isAbove(Level.SELF_CARE))
                    .count());
            assertThat(open.toAsk().getFirst().id()).isEqualTo("suspects_meningitis");
            assertThat(open.toAsk()).extracting(Question::id).doesNotContain("injury_mechanism", "gca_signs");
            assertThat(open.unresolved()).extracting(Question::id).contains("injury_mechanism", "gca_signs");
            assertThat(open.handoverUrgency()).isEqualTo(Level.URGENT);
        });
    }

    @Test
    void oneTrueEmergencyRuleDecidesAtOnce() {
        var assessment = assessor.assess(KNOWLEDGE.noAnswers().with("skin_marks", "purple_or_non_fading"));

        assertThat(assessment).isInstanceOf(Assessment.Settled.class);
        assertThat(assessment.level()).contains(Level.EMERGENCY);
        assertThat(assessment.redFlagLevel()).contains(Level.EMERGENCY);
        assertThat(assessment.because()).extracting(Rule::id).containsExactly("e_meningitis_skin_marks");
        assertThat(assessment.unresolved()).isEmpty();
    }

    @Test
    void anUrgentRuleStaysOpenUntilTheEmergencyRulesAreKnown() {
        var assessment = assessor.assess(KNOWLEDGE.noAnswers().with("dizziness", "spinning_or_unsteady"));

        assertThat(assessment).isInstanceOfSatisfying(Assessment.Open.class, open -> {
            assertThat(open.unknownRules()).allMatch(rule -> rule.level() == Level.EMERGENCY);
            assertThat(open.handoverUrgency()).isEqualTo(Level.URGENT);
        });
        assertThat(assessment.atLeast()).contains(Level.URGENT);
        assertThat(assessment.redFlagLevel()).contains(Level.URGENT);
    }

    @Test
    void onlyOpenRoutineRulesHandOverToTheNextDays() {
        var assessment = assessor.assess(calm().without("cancer_history").with("weight_loss", null));

        assertThat(assessment).isInstanceOfSatisfying(Assessment.Open.class, open -> {
            assertThat(open.handoverUrgency()).isEqualTo(Level.URGENT);
        });
        assertThat(assessor.assess(calm().with("pain_worse_on_movement", null).with("neck_movement", "full")))
                .isInstanceOfSatisfying(
                        Assessment.Open.class,
                        open -> assertThat(open.handoverUrgency()).isEqualTo(Level.ROUTINE));
    }

    @Test
    void whatThePersonIsNotSureOfStaysUnresolvedButIsNotAskedAgain() {
        var assessment = assessor.assess(calm().with("stroke_signs", null));

        assertThat(assessment).isInstanceOfSatisfying(Assessment.Open.class, open -> {
            assertThat(open.toAsk()).isEmpty();
            assertThat(open.unresolved()).extracting(Question::id).containsExactly("stroke_signs");
            assertThat(open.unknownRules()).extracting(Rule::id).containsExactly("e_stroke_signs");
        });
    }

    @Test
    void aFollowingQuestionIsAskedWhenThePersonIsNotSureOfTheOneBefore() {
        var assessment = assessor.assess(calm().with("age_years", null));

        assertThat(assessment)
                .isInstanceOfSatisfying(
                        Assessment.Open.class,
                        open -> assertThat(open.toAsk())
                                .extracting(Question::id)
                                .containsExactly("gca_signs"));
    }

    @Test
    void contradictionsHoldBackCareAtHomeOnly() {
        var contradicting = calm().with("neck_movement", "full").with("head_twisted", "new_painful");

        var atHome = assessor.assess(contradicting);
        var routine = assessor.assess(contradicting.with("duration_days", 20));

        assertThat(atHome).isInstanceOfSatisfying(Assessment.NeedsClarification.class, unclear -> {
            assertThat(unclear.unresolved())
                    .extracting(Question::id)
                    .containsExactly("stiff_neck", "neck_movement", "head_twisted");
            assertThat(unclear.handoverUrgency()).isEqualTo(Level.ROUTINE);
            assertThat(unclear.level()).isEmpty();
        });
        assertThat(routine.level()).contains(Level.ROUTINE);
        assertThat(routine.conflicts()).extracting(ConsistencyCheck::id).containsExactly("c_full_movement_but_stiff");
    }

    @Test
    void detailsOfAnInjuryThatWasDeniedAreNoticed() {
        var assessment = assessor.assess(calm().with("injury_mechanism", "dangerous"));

        assertThat(assessment.level()).isEmpty();
        assertThat(assessment.conflicts()).extracting(ConsistencyCheck::id).containsExactly("c_no_injury_but_details");
    }

    @Test
    void reassuranceNeverSpeaksBesideAWarning() {
        assertThat(assessor.assess(calm()).because())
                .extracting(Rule::id)
                .contains("s_common_spasm", "s_known_trigger");
        assertThat(assessor.assess(calm().with("chills", true)).because())
                .extracting(Rule::id)
                .containsExactly("u_fever");
    }

    /** The promise of the platform, on answers of every kind. */
    @Test
    void noMissingAnswerCanRaiseASettledLevel() {
        var random = new RandomAnswers(KNOWLEDGE, new Random(25));
        for (int i = 0; i < 20_000; i++) {
            var answers = random.next();
            var level = assessor.assess(answers).level();
            if (level.isPresent()) {
                var more = random.completing(answers);
                assertThat(assessor.assess(more)
                                .level()
                                .or(() -> assessor.assess(more).atLeast()))
                        .as(() -> answers.asMap() + " and then " + more.asMap())
                        .satisfiesAnyOf(
                                found -> assertThat(found).isEqualTo(level),
                                // answers to come may contradict the ones before, which only ever withdraws care at
                                // home
                                _ -> assertThat(assessor.assess(more))
                                        .isInstanceOf(Assessment.NeedsClarification.class));
            }
        }
    }

    @Test
    void whatIsOpenCanAlwaysBeAskedOrIsKnownToBeUnsure() {
        var random = new RandomAnswers(KNOWLEDGE, new Random(26));
        for (int i = 0; i < 20_000; i++) {
            if (assessor.assess(random.next()) instanceof Assessment.Open open) {
                assertThat(open.unresolved()).isNotEmpty();
                assertThat(open.handoverUrgency().isAbove(Level.SELF_CARE)).isTrue();
            }
        }
    }

    @Test
    void theSameAnswersInAnyOrderGiveTheSameResult() {
        var raw = new LinkedHashMap<>(Examples.example("ex01").answers()).reversed();

        var assessment = assessor.assess(KNOWLEDGE.read(Map.copyOf(raw)).answers());

        assertThat(assessment).isEqualTo(assessor.assess(calm()));
    }

    private static Answers calm() {
        return KNOWLEDGE.read(Examples.example("ex01").answers()).answers();
    }
}

package org.nape.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Rule;
import org.nape.knowledge.Truth;
import org.nape.knowledge.assessment.Assessment;
import org.nape.knowledge.assessment.Assessor;

/** A comparison is worth something only between those who find out the same. */
class AgreementTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final NapeRules NAPE = new NapeRules(KNOWLEDGE.rules());

    @ParameterizedTest
    @EnumSource
    void everyOneFindsTheSame(AnswerSets sets) {
        boolean open = sets == AnswerSets.PARTIAL;
        var cel = new CelProgram(KNOWLEDGE, open);
        var dmn = new DmnDecision(KNOWLEDGE, open);

        var answerSets = sets.in(KNOWLEDGE);

        assertThat(answerSets).hasSizeGreaterThan(20).allSatisfy(answers -> {
            var verdict = NAPE.ready(answers).get();
            assertThat(cel.ready(answers).get()).isEqualTo(verdict);
            assertThat(dmn.ready(answers).get()).isEqualTo(verdict);
        });
    }

    @ParameterizedTest
    @EnumSource
    void thatIsWhatAReportIsTold(AnswerSets sets) {
        var assessor = new Assessor(KNOWLEDGE);

        var answerSets = sets.in(KNOWLEDGE);

        assertThat(answerSets).allSatisfy(answers -> {
            var assessment = assessor.assess(answers);
            var verdict = NAPE.ready(answers).get();
            assertThat(trueRules(verdict)).isEqualTo(assessment.trueRules());
            if (!(assessment instanceof Assessment.NeedsClarification)) {
                assertThat(verdict.level()).isEqualTo(assessment.level());
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void somethingIsOpenOnlyWhereAnswersAre(AnswerSets sets) {
        var verdicts =
                sets.in(KNOWLEDGE).stream().map(each -> NAPE.ready(each).get()).toList();

        assertThat(verdicts)
                .allSatisfy(verdict ->
                        assertThat(verdict.truths().contains(Truth.UNKNOWN)).isEqualTo(sets == AnswerSets.PARTIAL));
    }

    private static List<Rule> trueRules(Verdict verdict) {
        var rules = KNOWLEDGE.rules();
        return rules.stream()
                .filter(rule -> verdict.truths().get(rules.indexOf(rule)) == Truth.YES)
                .toList();
    }
}

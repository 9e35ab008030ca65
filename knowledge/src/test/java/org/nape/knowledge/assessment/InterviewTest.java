package org.nape.knowledge.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Examples;
import org.nape.knowledge.Examples.Example;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.RandomAnswers;
import org.nape.knowledge.care.CareComposer;

class InterviewTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private final Interview interview = new Interview(KNOWLEDGE);

    @Test
    void itBeginsWithTheEmergencySigns() {
        var step = interview.next(KNOWLEDGE.noAnswers());

        assertThat(step.status()).isEqualTo(Interview.Status.LEVEL);
        assertThat(step.next()).hasSize(7).allMatch(question -> question.group().equals("emergency_signs"));
        assertThat(step.remainingAtMost())
                .isLessThanOrEqualTo(KNOWLEDGE.questions().size());
    }

    @Test
    void anEmergencyEndsItAtOnce() {
        var step = interview.next(KNOWLEDGE.noAnswers().with("suspects_meningitis", true));

        assertThat(step.status()).isEqualTo(Interview.Status.DONE);
        assertThat(step.isOver()).isTrue();
        assertThat(step.remainingAtMost()).isZero();
        assertThat(step.assessment().level()).contains(Level.EMERGENCY);
    }

    @ParameterizedTest
    @MethodSource("settled")
    void askingOneQuestionAtATimeLeadsToTheAgreedLevel(Example example) {
        var last = hold(example.answers(), false);

        assertThat(last.status()).isEqualTo(Interview.Status.DONE);
        assertThat(last.assessment().level()).isEqualTo(example.level());
    }

    @ParameterizedTest
    @MethodSource("settled")
    void askingAScreenAtATimeLeadsToTheAgreedLevel(Example example) {
        var last = hold(example.answers(), true);

        assertThat(last.status()).isEqualTo(Interview.Status.DONE);
        assertThat(last.assessment().level()).isEqualTo(example.level());
    }

    @Test
    void aContradictionIsAskedAgain() {
        var last = hold(Examples.example("ex24").answers(), false);

        assertThat(last.status()).isEqualTo(Interview.Status.CLARIFY);
        assertThat(last.next()).extracting(Question::id).contains("neck_movement", "head_twisted");
        assertThat(last.assessment().level()).isEmpty();
    }

    @Test
    void whoIsNotSureOfAnythingIsHandedOver() {
        var last = hold(Map.of(), false);

        assertThat(last.status()).isEqualTo(Interview.Status.HANDED_OVER);
        assertThat(last.assessment().level()).isEmpty();
    }

    @Test
    void aCalmInterviewSkipsWhatCannotMatter() {
        var asked = new HashSet<String>();

        hold(Examples.example("ex01").answers(), false, asked);

        assertThat(asked)
                .hasSizeLessThanOrEqualTo(47)
                .doesNotContain("injury_mechanism", "gca_signs", "inflammatory_pattern");
    }

    @Test
    void whatDecidesWhichPlansApplyIsAskedToo() {
        var tingling = Examples.example("ex03");
        var onlySharp = new HashMap<>(Examples.example("ex01").answers());
        onlySharp.putAll(Map.of("neck_movement", "full", "sharp_pain", true));
        var composer = new CareComposer(KNOWLEDGE);

        assertThat(composer.compose(Level.SELF_CARE, answersAfter(tingling.answers()))
                        .planIds())
                .contains("p_self_care_typical_symptoms", "p_self_care_tingling");
        assertThat(composer.compose(Level.SELF_CARE, answersAfter(onlySharp)).planIds())
                .contains("p_self_care_typical_symptoms");
    }

    @Test
    void whatAnyPersonIsAskedEndsAndNeverExceedsWhatWasSaid() {
        var random = new RandomAnswers(KNOWLEDGE, new Random(7));
        for (int i = 0; i < 1_000; i++) {
            var last = hold(random.next().asMap(), i % 2 == 0);

            assertThat(last.status()).isNotIn(Interview.Status.LEVEL, Interview.Status.PLAN);
        }
    }

    @ParameterizedTest
    @MethodSource("settled")
    void afterwardsNoPlannedItemIsHiddenForWantOfAnAnswer(Example example) {
        var answers = answersAfter(example.answers());
        var level = example.level().orElseThrow();

        var open = new CareComposer(KNOWLEDGE).openQuestions(level, answers);

        assertThat(level.isRedFlag()
                        || AskingOrder.toAsk(AskingOrder.unresolved(open, answers), answers)
                                .isEmpty())
                .isTrue();
    }

    private Interview.Step hold(Map<String, ?> truth, boolean wholeScreen) {
        return hold(truth, wholeScreen, new HashSet<>());
    }

    /** Answers what is asked, "not sure" where there is no answer, and watches over what every interview must keep to. */
    private Interview.Step hold(Map<String, ?> truth, boolean wholeScreen, Set<String> asked) {
        var answers = KNOWLEDGE.noAnswers();
        var step = interview.next(answers);
        int atMost = step.remainingAtMost();
        while (!step.isOver() && step.status() != Interview.Status.CLARIFY) {
            var now = wholeScreen ? step.next() : List.of(step.next().getFirst());
            for (var question : now) {
                assertThat(asked.add(question.id()))
                        .as("asked twice: " + question)
                        .isTrue();
                answers = answers.with(question.id(), truth.get(question.id()));
            }
            var next = interview.next(answers);
            if (next.status() != Interview.Status.CLARIFY) {
                assertThat(next.remainingAtMost()).isLessThanOrEqualTo(atMost - now.size());
            }
            atMost = next.remainingAtMost();
            step = next;
        }
        return step;
    }

    private Answers answersAfter(Map<String, ?> truth) {
        var answers = KNOWLEDGE.noAnswers();
        for (var step = interview.next(answers); !step.isOver(); step = interview.next(answers)) {
            var question = step.next().getFirst();
            answers = answers.with(question.id(), truth.get(question.id()));
        }
        return answers;
    }

    static List<Example> settled() {
        return Examples.allAndMore().stream()
                .filter(each -> each.level().isPresent())
                .toList();
    }
}

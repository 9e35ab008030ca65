package org.nape.knowledge.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nape.knowledge.Answers;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.RandomAnswers;
import org.nape.knowledge.Rule;

/**
 * What must hold for any answers, however few and in whatever order. Each case has a seed of its own, which a failure tells;
 * {@code -Dnape.seed=…} begins with that one.
 */
class AnyAnswersTest {
    private static final int CASES = 10_000;
    private static final long FIRST_SEED = Long.getLong("nape.seed", 20_260_101);

    private static final Knowledge KNOWLEDGE = Knowledge.load();

    private final Assessor assessor = new Assessor(KNOWLEDGE);
    private final Interview interview = new Interview(KNOWLEDGE);
    private final Counterfactuals counterfactuals = new Counterfactuals(KNOWLEDGE);

    @Test
    void theOrderOfAnswersAndTheWayNumbersAreWrittenMeanNothing() {
        forAll((answers, random) -> {
            var raw = new ArrayList<>(answers.asMap().entrySet());
            Collections.shuffle(raw, random);
            var otherwise = new LinkedHashMap<String, @Nullable Object>();
            raw.forEach(answer -> otherwise.put(answer.getKey(), rewritten(answer.getValue(), random)));

            var reading = KNOWLEDGE.read(otherwise);

            assertThat(reading.faults()).isEmpty();
            assertThat(reading.answers()).isEqualTo(answers).hasSameHashCodeAs(answers);
            assertThat(assessor.assess(reading.answers())).isEqualTo(assessor.assess(answers));
            assertThat(interview.next(reading.answers())).isEqualTo(interview.next(answers));
            assertThat(counterfactuals.of(reading.answers())).isEqualTo(counterfactuals.of(answers));
        });
    }

    private static @Nullable Object rewritten(@Nullable Object answer, Random random) {
        if (!(answer instanceof Integer number)) {
            return answer;
        }
        return switch (random.nextInt(4)) {
            case 0 -> number.longValue();
            case 1 -> number.doubleValue();
            case 2 -> new BigDecimal(number).setScale(2);
            default -> number;
        };
    }

    @Test
    void notSureDecidesAsMuchAsNoAnswerButIsNotAskedAgain() {
        forAll((answers, random) -> {
            var missing = answers;
            var notSure = answers;
            for (var question : KNOWLEDGE.questions()) {
                if (!answers.isKnown(question)) {
                    missing = missing.without(question.id());
                    notSure = random.nextBoolean() ? notSure.with(question.id(), null) : notSure;
                }
            }

            assertThat(Verdict.of(assessor.assess(notSure))).isEqualTo(Verdict.of(assessor.assess(missing)));
            assertThat(told(counterfactuals.of(notSure))).isEqualTo(told(counterfactuals.of(missing)));
            var step = interview.next(notSure);
            assertThat(Verdict.of(step.assessment())).isEqualTo(Verdict.of(assessor.assess(missing)));
            assertThat(step.remainingAtMost())
                    .isLessThanOrEqualTo(interview.next(missing).remainingAtMost());
            if (step.status() != Interview.Status.CLARIFY) {
                assertThat(step.next()).noneMatch(notSure::isAsked);
            }
        });
    }

    @Test
    void whatIsJudgedAgainIsJudgedTheSame() {
        var another = new Counterfactuals(KNOWLEDGE);
        forAll((answers, _) -> {
            var assessment = assessor.assess(answers);

            assertThat(assessor.assess(answers)).isEqualTo(assessment);
            assertThat(new Assessor(KNOWLEDGE)
                            .assess(KNOWLEDGE.read(answers.asMap()).answers()))
                    .isEqualTo(assessment);
            assertThat(interview.next(answers)).isEqualTo(interview.next(answers));
            assertThat(interview.next(answers).assessment()).isEqualTo(assessment);
            assertThat(another.of(answers)).isEqualTo(counterfactuals.of(answers));
        });
    }

    @Test
    void whoIsAskedAgainAndSaysTheSameOrNotSureChangesNothing() {
        forAll((answers, _) -> {
            var verdict = Verdict.of(assessor.assess(answers));
            var repeated = answers;
            var step = interview.next(repeated);

            for (int screens = 0;
                    !step.isOver() && screens < KNOWLEDGE.questions().size();
                    screens++) {
                for (var question : step.next()) {
                    repeated = repeated.with(
                            question.id(), repeated.find(question.id()).orElse(null));
                }
                step = interview.next(repeated);
                assertThat(Verdict.of(assessor.assess(repeated))).isEqualTo(verdict);
                assertThat(Verdict.of(step.assessment())).isEqualTo(verdict);
                if (step.status() == Interview.Status.CLARIFY) {
                    return;
                }
            }
            assertThat(step.isOver()).isTrue();
        });
    }

    @Test
    void moreAnswersNeverTakeBackWhatIsTrue() {
        var emergencies = new AtomicInteger();
        forAll((answers, random) -> {
            var before = assessor.assess(answers);
            var after = assessor.assess(more(answers, random));

            assertThat(after.trueRules()).containsAll(before.trueRules());
            assertThat(certain(after)).isGreaterThanOrEqualTo(certain(before));
            if (certain(before) == Level.EMERGENCY) {
                emergencies.incrementAndGet();
                staysAnEmergency(answers, random);
            }
            counterfactuals.of(answers).raising().stream()
                    .filter(change -> change.level() == Level.EMERGENCY)
                    .limit(1)
                    .forEach(change -> staysAnEmergency(change.then(), random));
        });
        assertThat(emergencies).hasValueGreaterThan(CASES / 10);
    }

    private void staysAnEmergency(Answers answers, Random random) {
        var more = more(answers, random);
        var step = interview.next(more);

        assertThat(assessor.assess(answers).level()).contains(Level.EMERGENCY);
        assertThat(assessor.assess(more).level()).contains(Level.EMERGENCY);
        assertThat(step.status()).isEqualTo(Interview.Status.DONE);
        assertThat(step.remainingAtMost()).isZero();
        assertThat(counterfactuals.of(more).raising()).isEmpty();
    }

    /** These answers, and some to questions that had none. */
    private static Answers more(Answers answers, Random random) {
        var complete = new RandomAnswers(KNOWLEDGE, random).completing(answers);
        double share = random.nextDouble();
        var more = answers;
        for (var question : KNOWLEDGE.questions()) {
            if (!answers.isKnown(question) && random.nextDouble() < share) {
                more = more.with(question.id(), complete.find(question.id()).orElseThrow());
            }
        }
        return more;
    }

    private static Level certain(Assessment assessment) {
        return assessment.atLeast().orElse(Level.SELF_CARE);
    }

    /** All but what to ask now, which is the one thing that "not sure" changes. */
    private record Verdict(
            Optional<Level> level,
            List<Rule> trueRules,
            List<Rule> unknownRules,
            List<ConsistencyCheck> conflicts,
            List<Question> unresolved,
            Level urgency) {
        static Verdict of(Assessment assessment) {
            return new Verdict(
                    assessment.level(),
                    assessment.trueRules(),
                    assessment instanceof Assessment.Open open ? open.unknownRules() : List.of(),
                    assessment.conflicts(),
                    assessment.unresolved(),
                    assessment.urgency());
        }
    }

    private static List<String> told(Counterfactuals.Found found) {
        return Stream.concat(found.raising().stream(), found.lowering().stream())
                .map(change -> change.answers() + " " + change.sentence())
                .toList();
    }

    private interface Property {
        void holds(Answers answers, Random random);
    }

    private static void forAll(Property property) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            var random = new Random(seed);
            var answers = new RandomAnswers(KNOWLEDGE, random).next();
            try {
                property.holds(answers, random);
            } catch (AssertionError e) {
                throw new AssertionError("-Dnape.seed=" + seed + ", " + answers.asMap() + ": " + e.getMessage(), e);
            }
        }
    }
}

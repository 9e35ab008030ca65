package org.nape.knowledge.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Examples;
import org.nape.knowledge.Examples.Example;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Option;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;
import org.nape.knowledge.assessment.Counterfactuals.Change;

class CounterfactualsTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private final Assessor assessor = new Assessor(KNOWLEDGE);
    private final Counterfactuals counterfactuals = new Counterfactuals(KNOWLEDGE);

    @Test
    void oneAnswerIsEnoughToRaiseTheLevelOfAPlainSpasm() {
        var found = counterfactuals.of(answers("ex01"));

        assertThat(found.lowering()).isEmpty();
        assertThat(found.raising()).allMatch(change -> change.answers().size() == 1);
        assertThat(found.raising().getFirst().sentence())
                .isEqualTo("If you thought this could be meningitis, this would be an emergency.");
        assertThat(found.raising())
                .extracting(Change::answers)
                .contains(Map.of("duration_days", 8), Map.of("fever", "high"), Map.of("age_years", 15));
        assertThat(found.raising())
                .filteredOn(change -> change.answers().equals(Map.of("injury", "last_48_hours")))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.level()).isEqualTo(Level.URGENT);
                    assertThat(change.settled()).isFalse();
                    assertThat(change.sentence()).endsWith("you should see a doctor today, or more urgent still.");
                });
    }

    @Test
    void aReasonLessLowersTheLevel() {
        assertThat(counterfactuals.of(answers("ex07")).lowering())
                .extracting(Change::answers)
                .containsExactly(Map.of("duration_days", 7));
    }

    @Test
    void whatWasSaidAtACheckInCannotBeTakenBackButCanBecomeMoreUrgent() {
        var found = counterfactuals.of(answers("ex01").with("still_hurting", true));

        assertThat(found.lowering()).isEmpty();
        assertThat(found.raising())
                .extracting(Change::answers)
                .contains(Map.of("fever", "high"))
                .doesNotContain(Map.of("duration_days", 8));
    }

    @Test
    void twoReasonsAreTakenBackTogether() {
        var twice = answers("ex01").with("duration_days", 9).with("pain_worst", 8);

        assertThat(counterfactuals.of(twice).lowering()).singleElement().satisfies(change -> {
            assertThat(change.answers()).isEqualTo(Map.of("duration_days", 7, "pain_worst", 7));
            assertThat(change.level()).isEqualTo(Level.SELF_CARE);
        });
    }

    @Test
    void unknownIsNeverALowerLevel() {
        var onlyOne = KNOWLEDGE.noAnswers().with("suspects_meningitis", true);

        assertThat(counterfactuals.of(onlyOne).lowering()).isEmpty();
        assertThat(counterfactuals.of(onlyOne).raising()).isEmpty();
        assertThat(counterfactuals.of(KNOWLEDGE.noAnswers()).raising()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyChangeDoesWhatItSays(Example example) {
        var answers = KNOWLEDGE.read(example.answers()).answers();
        var now = reached(answers);

        var found = counterfactuals.of(answers);

        assertThat(found.raising()).allMatch(change -> change.level().isAbove(now));
        assertThat(found.lowering()).allMatch(change -> now.isAbove(change.level()) && change.settled());
        for (var change : both(found)) {
            var assessment = assessor.assess(change.then());
            assertThat(reached(change.then())).isEqualTo(change.level());
            assertThat(assessment.level().isPresent()).isEqualTo(change.settled());
            assertThat(change.then()).isEqualTo(applied(answers, change.answers()));
            assertThat(change.answers().size()).isBetween(1, 2);
        }
    }

    /** By trying everything. */
    @ParameterizedTest
    @MethodSource("examples")
    void noSmallerAndNoOtherChangeIsMissed(Example example) {
        var answers = KNOWLEDGE.read(example.answers()).answers();
        var now = reached(answers);
        var raising = new HashSet<Set<String>>();
        var lowering = new HashSet<Set<String>>();
        for (var one : everyChange(answers)) {
            var then = applied(answers, one);
            if (reached(then).isAbove(now)) {
                raising.add(one.keySet());
            } else if (assessor.assess(then).level().filter(now::isAbove).isPresent()) {
                lowering.add(one.keySet());
            }
        }

        var found = counterfactuals.of(answers);

        assertThat(ids(found.raising())).isEqualTo(raising);
        if (!lowering.isEmpty()) {
            assertThat(ids(found.lowering())).isEqualTo(lowering);
        } else {
            assertThat(found.lowering()).allMatch(change -> change.answers().size() == 2);
        }
    }

    @ParameterizedTest
    @MethodSource("withTwoReasons")
    void noPairIsMissed(Example example) {
        var answers = KNOWLEDGE.read(example.answers()).answers();
        var now = reached(answers);
        var lowering = new HashSet<Set<String>>();
        for (var one : everyChange(answers)) {
            var then = applied(answers, one);
            for (var two : everyChange(then)) {
                if (!two.keySet().equals(one.keySet())
                        && assessor.assess(applied(then, two))
                                .level()
                                .filter(now::isAbove)
                                .isPresent()) {
                    lowering.add(Set.of(
                            one.keySet().iterator().next(),
                            two.keySet().iterator().next()));
                }
            }
        }

        assertThat(ids(counterfactuals.of(answers).lowering())).isEqualTo(lowering);
    }

    @Test
    void theyAreFoundWhileThePersonWaits() {
        Examples.allAndMore().forEach(each -> counterfactuals.of(answers(each.id())));

        long start = System.nanoTime();
        Examples.all().forEach(each -> counterfactuals.of(answers(each.id())));
        var each = Duration.ofNanos(System.nanoTime() - start)
                .dividedBy(Examples.all().size());

        assertThat(each).isLessThan(Duration.ofMillis(50));
    }

    private Level reached(Answers answers) {
        var assessment = assessor.assess(answers);
        return assessment.level().or(assessment::atLeast).orElse(Level.SELF_CARE);
    }

    private static Answers applied(Answers answers, Map<String, Object> changes) {
        var then = answers;
        for (var change : changes.entrySet()) {
            then = then.with(change.getKey(), change.getValue());
        }
        for (var question : KNOWLEDGE.questions()) {
            if (isSkipped(question, then) && !isSkipped(question, answers)) {
                then = then.without(question.id());
            }
        }
        return then;
    }

    private static boolean isSkipped(Question question, Answers answers) {
        return question.askIf().filter(each -> each.in(answers) == Truth.NO).isPresent();
    }

    private static List<Map<String, Object>> everyChange(Answers answers) {
        var changes = new ArrayList<Map<String, Object>>();
        for (var question : KNOWLEDGE.questions()) {
            if (!isSkipped(question, answers)) {
                everyAnswer(question).stream()
                        .filter(value -> answers.find(question.id())
                                .filter(value::equals)
                                .isEmpty())
                        .forEach(value -> changes.add(Map.of(question.id(), value)));
            }
        }
        return changes;
    }

    private static List<?> everyAnswer(Question question) {
        return switch (question.type()) {
            case BOOLEAN -> List.of(true, false);
            case CHOICE -> question.options().stream().map(Option::id).toList();
            case NUMBER ->
                IntStream.rangeClosed(0, Math.min(120, question.max().orElseThrow()))
                        .boxed()
                        .toList();
        };
    }

    private static Set<Set<String>> ids(List<Change> changes) {
        var ids = new HashSet<Set<String>>();
        changes.forEach(change -> ids.add(change.answers().keySet()));
        return ids;
    }

    private static List<Change> both(Counterfactuals.Found found) {
        var both = new ArrayList<>(found.raising());
        both.addAll(found.lowering());
        return both;
    }

    private static Answers answers(String id) {
        return Examples.allAndMore().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> KNOWLEDGE.read(each.answers()).answers())
                .orElseThrow();
    }

    static List<Example> examples() {
        return Examples.allAndMore();
    }

    /** Settled, high, and not to be lowered by one answer. */
    static List<Example> withTwoReasons() {
        var counterfactuals = new Counterfactuals(KNOWLEDGE);
        return Examples.allAndMore().stream()
                .filter(each -> each.level()
                        .filter(level -> level.isAbove(Level.SELF_CARE))
                        .isPresent())
                .filter(each -> counterfactuals.of(answers(each.id())).lowering().stream()
                        .allMatch(change -> change.answers().size() == 2))
                .limit(6)
                .toList();
    }
}

package org.nape.knowledge.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Examples;
import org.nape.knowledge.Examples.Example;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.ReminderTemplate;
import org.nape.knowledge.Rule;
import org.nape.knowledge.care.CareComposer;

class ExamplesTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private final Assessor assessor = new Assessor(KNOWLEDGE);
    private final CareComposer composer = new CareComposer(KNOWLEDGE);

    @Test
    void noneOfTheTwentyFiveIsLost() {
        assertThat(Examples.all()).hasSizeGreaterThanOrEqualTo(25);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyAnswerIsTaken(Example example) {
        var reading = KNOWLEDGE.read(example.answers());

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.answers().asMap()).containsExactlyInAnyOrderEntriesOf(example.answers());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theLevelAndItsReasonsAreAsAgreed(Example example) {
        var assessment = assessor.assess(KNOWLEDGE.read(example.answers()).answers());

        assertThat(assessment.level()).isEqualTo(example.level());
        assertThat(assessment.trueRules()).extracting(Rule::id).matches(example::agreesWith);
        if (!example.anyOfConflicts().isEmpty()) {
            assertThat(assessment.conflicts())
                    .extracting(ConsistencyCheck::id)
                    .containsAnyElementsOf(example.anyOfConflicts());
        }
    }

    @ParameterizedTest
    @MethodSource("settled")
    void theCareIsAsAgreed(Example example) {
        var answers = KNOWLEDGE.read(example.answers()).answers();

        var care = composer.compose(example.level().orElseThrow(), answers);

        assertThat(care.shown())
                .extracting(ContentItem::slug)
                .containsAll(example.mustShow())
                .doesNotContainAnyElementsOf(
                        example.mustHide().isEmpty() ? List.of("guaifenesin") : example.mustHide());
        assertThat(care.reminders()).extracting(ReminderTemplate::id).containsAll(example.mustRemind());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyWarningNamesTheAnswersBehindIt(Example example) {
        var answers = KNOWLEDGE.read(example.answers()).answers();

        var reasons = assessor.assess(answers).trueRules();

        assertThat(reasons)
                .filteredOn(rule -> rule.level().isAbove(Level.SELF_CARE))
                .allSatisfy(
                        rule -> assertThat(rule.condition().support(answers)).isNotEmpty());
    }

    static List<Example> examples() {
        return Examples.allAndMore();
    }

    static List<Example> settled() {
        return Examples.allAndMore().stream()
                .filter(each -> each.level().isPresent())
                .toList();
    }
}

package org.nape.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final ConditionParser PARSER = new ConditionParser(
            KNOWLEDGE.questions().stream().collect(Collectors.toMap(Question::id, question -> question)));

    @Test
    void togetherTheyAreJudgedAsEachIsAlone() {
        var each = Stream.of(
                        KNOWLEDGE.rules().stream().map(Rule::condition),
                        KNOWLEDGE.checks().stream().map(ConsistencyCheck::condition),
                        KNOWLEDGE.questions().stream().flatMap(question -> question.askIf().stream()))
                .flatMap(conditions -> conditions)
                .toList();
        var all = new Conditions(each);

        var random = new RandomAnswers(KNOWLEDGE, new Random(20_250_102));

        Stream.generate(random::next)
                .limit(20_000)
                .forEach(answers -> assertThat(all.in(answers))
                        .containsExactly(each.stream()
                                .map(condition -> condition.in(answers))
                                .toArray(Truth[]::new)));
    }

    @Test
    void theAnswerOfAnAlternativeDoesNotDecideTheOther() {
        var all = new Conditions(List.of(
                PARSER.parse("chills || stiff_neck && age_years > 60"), PARSER.parse("!(chills || stiff_neck)")));

        var calm = KNOWLEDGE.noAnswers().with("chills", false);

        assertThat(all.in(calm)).containsExactly(Truth.UNKNOWN, Truth.UNKNOWN);
        assertThat(all.in(calm.with("stiff_neck", false))).containsExactly(Truth.NO, Truth.YES);
        assertThat(all.in(calm.with("stiff_neck", true).with("age_years", 61))).containsExactly(Truth.YES, Truth.NO);
    }

    @Test
    void conditionsThatAskNothingNeedNoAnswers() {
        var all = new Conditions(List.of(PARSER.parse("true"), PARSER.parse("false"), PARSER.parse("!false")));

        var truths = all.in(KNOWLEDGE.noAnswers());

        assertThat(truths).containsExactly(Truth.YES, Truth.NO, Truth.YES);
        assertThat(new Conditions(List.of()).in(KNOWLEDGE.noAnswers())).isEmpty();
    }
}

package org.nape.triage.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nape.knowledge.Condition;
import org.nape.knowledge.ConditionParser;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;

class ConditionTextTest {
    private final Knowledge knowledge = Knowledge.load();

    @Test
    void whatIsWrittenIsReadAsTheSameCondition() {
        Map<String, Question> questions =
                knowledge.questions().stream().collect(Collectors.toMap(Question::id, Function.identity()));
        var parser = new ConditionParser(questions);
        var conditions = Stream.of(
                        knowledge.rules().stream().map(Rule::condition),
                        knowledge.checks().stream().map(ConsistencyCheck::condition),
                        knowledge.questions().stream().flatMap(question -> question.askIf().stream()))
                .flatMap(Function.<Stream<Condition>>identity());

        assertThat(conditions)
                .isNotEmpty()
                .allSatisfy(condition ->
                        assertThat(parser.parse(ConditionText.of(condition))).isEqualTo(condition));
    }
}

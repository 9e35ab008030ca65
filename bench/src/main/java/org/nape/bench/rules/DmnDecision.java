package org.nape.bench.rules;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;

/**
 * Apache KIE's DMN: a model with one decision, which is the list of all conditions. A decision for each rule, or one with a context of
 * all rules, takes five times as long; answers with a type, and FEEL compiled to classes, are no faster.
 */
final class DmnDecision implements RuleEvaluator {
    private static final String DECISION = "rules";

    private final List<Question> questions;
    private final Rule[] rules;
    private final DMNRuntime runtime;
    private final DMNModel model;

    DmnDecision(Knowledge knowledge, boolean open) {
        this.questions = knowledge.questions();
        this.rules = knowledge.rules().toArray(Rule[]::new);
        var source = ResourceFactory.newReaderResource(new StringReader(xml(knowledge.rules(), new Feel(open))));
        this.runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(source))
                .getOrElseThrow(IllegalStateException::new);
        this.model = runtime.getModels().getFirst();
        if (model.hasErrors()) {
            throw new IllegalStateException(model.getMessages().toString());
        }
    }

    @Override
    public Supplier<Verdict> ready(Answers answers) {
        var context = runtime.newContext();
        for (var question : questions) {
            context.set(question.id(), value(answers, question));
        }
        return () -> judge(context);
    }

    private Verdict judge(DMNContext context) {
        var result = runtime.evaluateAll(model, context);
        return Verdict.of(
                rules, (List<?>) result.getDecisionResultByName(DECISION).getResult());
    }

    private static @Nullable Object value(Answers answers, Question question) {
        return answers.find(question.id())
                .map(value -> value instanceof Integer number ? BigDecimal.valueOf(number) : value)
                .orElse(null);
    }

    private static String xml(List<Rule> rules, Feel feel) {
        var inputs = forEachQuestion(rules, """
                <inputData id="input_%1$s" name="%1$s"><variable name="%1$s"/></inputData>
                """);
        var requirements = forEachQuestion(rules, """
                <informationRequirement id="needs_%1$s"><requiredInput href="#input_%1$s"/></informationRequirement>
                """);
        var conditions =
                rules.stream().map(rule -> feel.of(rule.condition())).collect(Collectors.joining(",\n", "[", "]"));
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="nape" name="nape" namespace="org.nape">
                %1$s<decision id="%2$s" name="%2$s"><variable name="%2$s"/>
                %3$s<literalExpression><text><![CDATA[%4$s]]></text></literalExpression></decision></definitions>
                """.formatted(inputs, DECISION, requirements, conditions);
    }

    private static String forEachQuestion(List<Rule> rules, String element) {
        return rules.stream()
                .flatMap(rule -> rule.condition().questions().stream())
                .distinct()
                .map(question -> element.formatted(question.id()))
                .collect(Collectors.joining());
    }
}

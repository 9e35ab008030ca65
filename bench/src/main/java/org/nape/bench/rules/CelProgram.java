package org.nape.bench.rules;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.PartialVars;
import dev.cel.runtime.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;

/**
 * Google's CEL with its planner: one program that is the list of all conditions, as they are written in the files. CEL's own optimisers
 * make it no faster. What unknowns cost is left out where no answer is open.
 */
final class CelProgram implements RuleEvaluator {
    private final List<Question> questions;
    private final Rule[] rules;
    private final boolean open;
    private final Program program;

    CelProgram(Knowledge knowledge, boolean open) {
        this.questions = knowledge.questions();
        this.rules = knowledge.rules().toArray(Rule[]::new);
        this.open = open;
        var texts = texts();
        var list = knowledge.rules().stream()
                .map(rule -> texts.get(rule.id()))
                .map(text -> open ? OrOpen.NAME + "(" + text + ")" : text)
                .collect(Collectors.joining(", ", "[", "]"));
        try {
            var cel = cel();
            this.program = cel.createProgram(cel.compile(list).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Supplier<Verdict> ready(Answers answers) {
        var known = new HashMap<String, Object>();
        questions.forEach(question ->
                answers.find(question.id()).ifPresent(answer -> known.put(question.id(), celValue(answer))));
        if (!open) {
            return () -> verdict(() -> program.eval(known));
        }
        var unknown = questions.stream()
                .filter(question -> !answers.isKnown(question))
                .map(question -> CelAttributePattern.create(question.id()))
                .toArray(CelAttributePattern[]::new);
        var variables = PartialVars.of(known, unknown);
        return () -> verdict(() -> program.eval(variables));
    }

    private Verdict verdict(Callable<Object> evaluation) {
        try {
            return Verdict.of(rules, (List<?>) evaluation.call());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Cel cel() {
        var builder = CelFactory.plannerCelBuilder()
                .setOptions(CelOptions.current()
                        .enableUnknownTracking(open)
                        .enableHeterogeneousNumericComparisons(true)
                        .build())
                .addFunctionDeclarations(OrOpen.DECLARATION)
                .addFunctionBindings(new OrOpen());
        questions.forEach(question -> builder.addVar(question.id(), celType(question)));
        return builder.build();
    }

    /** The conditions as the clinicians read them, not as we parsed them. */
    private static Map<String, String> texts() {
        return KnowledgeFile.entries("rules.yaml", "rules").stream()
                .collect(Collectors.toMap(rule -> (String) rule.get("id"), rule -> (String) rule.get("when")));
    }

    private static CelType celType(Question question) {
        return switch (question.type()) {
            case BOOLEAN -> SimpleType.BOOL;
            case NUMBER -> SimpleType.INT;
            case CHOICE -> SimpleType.STRING;
        };
    }

    private static Object celValue(Object answer) {
        return answer instanceof Integer number ? Long.valueOf(number) : answer;
    }
}

package org.nape.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import dev.cel.runtime.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An implementation of CEL that is not ours judges every condition of every file, and must always agree. */
class CelAgreementTest {
    private static final int ANSWER_SETS = 200_000;
    private static final int CONDITIONS_PER_SET = 10;
    private static final Set<String> CONDITION_FIELDS = Set.of("when", "ask_if", "show_when");

    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final Map<String, Question> QUESTIONS = questions();
    private static final Cel CEL = cel();

    private final Random random = new Random(20_250_101);
    private final RandomAnswers randomAnswers = new RandomAnswers(KNOWLEDGE, random);

    @Test
    void bothAgreeOnEveryConditionWhateverIsKnown() {
        var judged = conditions();
        int next = 0;

        for (int i = 0; i < ANSWER_SETS; i++) {
            var answers = answers();
            for (int j = 0; j < CONDITIONS_PER_SET; j++) {
                judged.get(next++ % judged.size()).judge(answers);
            }
        }

        assertThat(judged).hasSizeGreaterThan(100).allSatisfy(each -> {
            assertThat(each.times).isGreaterThan(ANSWER_SETS * CONDITIONS_PER_SET / judged.size() - 1);
            assertThat(each.found)
                    .as(each.text)
                    .contains(each.condition.questions().isEmpty() ? Truth.YES : Truth.UNKNOWN);
            assertThat(each.found)
                    .as(each.text)
                    .hasSize(each.condition.questions().isEmpty() ? 1 : 3);
        });
    }

    /** Answers to some questions of the interview and of check-ins, and mostly a level. */
    private Answers answers() {
        var answers = randomAnswers.next();
        for (var question : KNOWLEDGE.followUpQuestions()) {
            if (random.nextBoolean()) {
                answers = answers.with(question.id(), randomAnswers.value(question, 0));
            }
        }
        return random.nextInt(4) == 0 ? answers : answers.at(Level.values()[random.nextInt(Level.values().length)]);
    }

    /** A condition as we and as CEL read it. */
    private static final class Judged {
        private final String text;
        private final Condition condition;
        private final Program program;
        private final Set<Truth> found = new LinkedHashSet<>();
        private int times;

        Judged(String text) {
            this.text = text;
            this.condition = new ConditionParser(QUESTIONS).parse(text);
            try {
                this.program = CEL.createProgram(CEL.compile(text).getAst());
            } catch (CelValidationException | CelEvaluationException e) {
                throw new AssertionError(text, e);
            }
        }

        void judge(Answers answers) {
            var ours = condition.in(answers);
            var theirs = theirs(answers);
            if (ours != theirs) {
                throw new AssertionError(text + " is " + ours + ", but CEL says " + theirs + ": " + answers.asMap());
            }
            found.add(ours);
            times++;
        }

        private Truth theirs(Answers answers) {
            var known = new HashMap<String, Object>();
            var unknown = new ArrayList<CelAttributePattern>();
            for (var question : condition.questions()) {
                if (answers.isKnown(question)) {
                    known.put(question.id(), celValue(question, answers));
                } else {
                    unknown.add(CelAttributePattern.create(question.id()));
                }
            }
            try {
                return switch (program.eval(PartialVars.of(known, unknown.toArray(CelAttributePattern[]::new)))) {
                    case Boolean yes -> Truth.of(yes);
                    case CelUnknownSet _ -> Truth.UNKNOWN;
                    case Object other -> throw new AssertionError(text + " gave " + other);
                };
            } catch (CelEvaluationException e) {
                throw new AssertionError(text + ": " + answers.asMap(), e);
            }
        }
    }

    private static Object celValue(Question question, Answers answers) {
        return switch (AnswerCode.decode(question, answers.codeOf(question))) {
            case Integer number -> number.longValue();
            case Object other -> other;
        };
    }

    private static Cel cel() {
        var builder = CelFactory.plannerCelBuilder()
                .setOptions(CelOptions.current()
                        .enableUnknownTracking(true)
                        .enableHeterogeneousNumericComparisons(true)
                        .build())
                .setResultType(SimpleType.BOOL);
        QUESTIONS.values().forEach(question -> builder.addVar(question.id(), celType(question)));
        return builder.build();
    }

    private static CelType celType(Question question) {
        return switch (question.type()) {
            case BOOLEAN -> SimpleType.BOOL;
            case NUMBER -> SimpleType.INT;
            case CHOICE -> SimpleType.STRING;
        };
    }

    private static Map<String, Question> questions() {
        var questions = new LinkedHashMap<String, Question>();
        KNOWLEDGE.questions().forEach(question -> questions.put(question.id(), question));
        KNOWLEDGE.followUpQuestions().forEach(question -> questions.put(question.id(), question));
        var level = new Questions(KNOWLEDGE.questions(), KNOWLEDGE.followUpQuestions()).level();
        questions.put(level.id(), level);
        return questions;
    }

    /** Found by looking through the files, not through what we made of them, so that none can be missed. */
    private static List<Judged> conditions() {
        var texts = new LinkedHashSet<String>();
        for (var name : KnowledgeFiles.NAMES) {
            try (var stream = CelAgreementTest.class.getResourceAsStream("/knowledge/" + name)) {
                collect(new Load(LoadSettings.builder().build()).loadFromInputStream(stream), texts);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return texts.stream().map(Judged::new).toList();
    }

    private static void collect(Object node, Set<String> texts) {
        switch (node) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (CONDITION_FIELDS.contains(key)) {
                        texts.add((String) value);
                    } else if (value != null) {
                        collect(value, texts);
                    }
                });
            case List<?> list -> list.forEach(each -> collect(each, texts));
            default -> {}
        }
    }
}

package org.nape.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person has answered: one number for each question, so that conditions are judged fast. No answer, and "not sure",
 * are both unknown, but the second was asked. An answer is never guessed, defaulted or clamped; one that was given although
 * its {@code ask_if} is false still counts, because the consistency checks look for just that.
 */
public final class Answers {
    private static final int UNANSWERED = Integer.MIN_VALUE;
    private static final int NOT_SURE = Integer.MIN_VALUE + 1;

    private final Questions questions;
    private final int[] codes;

    private Answers(Questions questions, int[] codes) {
        this.questions = questions;
        this.codes = codes;
    }

    static Answers none(Questions questions) {
        var codes = new int[questions.size()];
        Arrays.fill(codes, UNANSWERED);
        return new Answers(questions, codes);
    }

    /** One answer, to find out what it decides alone; with room for those to the other questions. */
    static Answers only(Question question, int code, int places) {
        var codes = new int[places];
        Arrays.fill(codes, UNANSWERED);
        codes[question.index()] = code;
        return new Answers(new Questions(List.of(question), List.of()), codes);
    }

    /** Takes what fits the questions that may be answered here and says what is wrong with the rest. */
    static Reading read(Questions questions, Map<String, Question> allowed, Map<String, ?> raw) {
        var answers = none(questions);
        var faults = new ArrayList<Fault>();
        raw.forEach((id, value) -> {
            var question = allowed.get(id);
            if (question == null) {
                faults.add(new Fault(id, "There is no such question here."));
            } else {
                switch (AnswerCode.of(question, value)) {
                    case AnswerCode.Fits(int code) -> answers.codes[question.index()] = code;
                    case AnswerCode.NotSure() -> answers.codes[question.index()] = NOT_SURE;
                    case AnswerCode.Wrong(String detail) -> faults.add(new Fault(id, detail));
                }
            }
        });
        return new Reading(answers, List.copyOf(faults));
    }

    /** The answer as it was given: a boolean, a whole number or an option id. Empty when it is not known. */
    public Optional<Object> find(String questionId) {
        return questions
                .find(questionId)
                .filter(question -> isKnown(codes[question.index()]))
                .map(question -> AnswerCode.decode(question, codes[question.index()]));
    }

    public boolean isKnown(Question question) {
        return isKnown(codes[question.index()]);
    }

    /** Whether the question was asked and the person is not sure. */
    public boolean isNotSure(String questionId) {
        return questions
                .find(questionId)
                .filter(question -> codes[question.index()] == NOT_SURE)
                .isPresent();
    }

    /** Whether the question has been answered, be it with "not sure". */
    public boolean isAsked(Question question) {
        return codes[question.index()] != UNANSWERED;
    }

    /** These answers and this one; null is "not sure". What does not fit the question is refused. */
    public Answers with(String questionId, @Nullable Object value) {
        var question = questions
                .find(questionId)
                .orElseThrow(() -> new IllegalArgumentException("There is no question " + questionId));
        return switch (AnswerCode.of(question, value)) {
            case AnswerCode.Fits(int code) -> withCode(question, code);
            case AnswerCode.NotSure() -> withCode(question, NOT_SURE);
            case AnswerCode.Wrong(String detail) -> throw new IllegalArgumentException(questionId + ": " + detail);
        };
    }

    /** These answers as if the question had never been asked. */
    public Answers without(String questionId) {
        return questions
                .find(questionId)
                .map(question -> withCode(question, UNANSWERED))
                .orElse(this);
    }

    /** These answers as if none of the questions had ever been asked. */
    public Answers without(Collection<String> questionIds) {
        var fewer = this;
        for (var id : questionIds) {
            fewer = fewer.without(id);
        }
        return fewer;
    }

    /** These answers, and earlier ones to those questions of the interview that were not asked now. */
    public Answers over(Answers earlier) {
        var both = codes.clone();
        for (var question : questions.interview().values()) {
            if (both[question.index()] == UNANSWERED) {
                both[question.index()] = earlier.codes[question.index()];
            }
        }
        return new Answers(questions, both);
    }

    /** These answers, for conditions of care plans, which may also ask for the level. */
    public Answers at(Level level) {
        return withCode(questions.level(), level.ordinal());
    }

    /** Question id to answer in the order of the file; null where the person is not sure. */
    public Map<String, @Nullable Object> asMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var question : questions.askable()) {
            int code = codes[question.index()];
            if (code != UNANSWERED) {
                map.put(question.id(), code == NOT_SURE ? null : AnswerCode.decode(question, code));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    public boolean isEmpty() {
        return asMap().isEmpty();
    }

    int codeOf(Question question) {
        return codes[question.index()];
    }

    static boolean isKnown(int code) {
        return code > NOT_SURE;
    }

    private Answers withCode(Question question, int code) {
        var changed = codes.clone();
        changed[question.index()] = code;
        return new Answers(questions, changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers answers && Arrays.equals(codes, answers.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    /** How many, never which: answers do not belong in a log. */
    @Override
    public String toString() {
        return asMap().size() + " answers";
    }

    /** The valid answers and what is wrong with the others. */
    public record Reading(Answers answers, List<Fault> faults) {}

    /** An answer that was not taken, and why, in plain words. */
    public record Fault(String questionId, String detail) {}
}

package org.nape.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many conditions, judged at once. What a single answer makes false is looked up, since no other answer can make it true again;
 * only the few that are left are judged one by one.
 */
public final class Conditions {
    private final int size;
    /** A condition is true if any of its parts is. */
    private final Condition[] parts;
    /** The condition that each part belongs to. */
    private final int[] owners;
    /** Those with few answers, each of which can be looked up. */
    private final Question[] questions;
    /** The parts that are false, by question and by the code of its answer. */
    private final BitSet[][] ruledOut;

    public Conditions(List<Condition> conditions) {
        this.size = conditions.size();
        var parts = new ArrayList<Condition>();
        var owners = IntStream.builder();
        for (int i = 0; i < size; i++) {
            for (var part : alternatives(conditions.get(i))) {
                parts.add(part);
                owners.add(i);
            }
        }
        this.parts = parts.toArray(Condition[]::new);
        this.owners = owners.build().toArray();
        var read = conditions.stream()
                .flatMap(condition -> condition.questions().stream())
                .distinct()
                .toList();
        int places = read.stream().mapToInt(Question::index).max().orElse(0) + 1;
        this.questions = read.stream()
                .filter(question -> question.type() != Question.Type.NUMBER)
                .toArray(Question[]::new);
        this.ruledOut = Arrays.stream(questions)
                .map(question -> ruledOutBy(question, places))
                .toArray(BitSet[][]::new);
    }

    /** What is known of each when only these answers are known, in the order of the conditions. */
    public Truth[] in(Answers answers) {
        var truths = new Truth[size];
        Arrays.fill(truths, Truth.NO);
        var out = ruledOutBy(answers);
        for (int i = out.nextClearBit(0); i < parts.length; i = out.nextClearBit(i + 1)) {
            int owner = owners[i];
            if (truths[owner] != Truth.YES) {
                truths[owner] = truths[owner].or(parts[i].in(answers));
            }
        }
        return truths;
    }

    private BitSet ruledOutBy(Answers answers) {
        var out = new BitSet(parts.length);
        for (int i = 0; i < questions.length; i++) {
            int code = answers.codeOf(questions[i]);
            if (Answers.isKnown(code)) {
                out.or(ruledOut[i][code]);
            }
        }
        return out;
    }

    private BitSet[] ruledOutBy(Question question, int places) {
        int codes = question.type() == Question.Type.BOOLEAN
                ? 2
                : question.options().size();
        return IntStream.range(0, codes)
                .mapToObj(code -> falseIn(Answers.only(question, code, places)))
                .toArray(BitSet[]::new);
    }

    private BitSet falseIn(Answers answers) {
        return IntStream.range(0, parts.length)
                .filter(i -> parts[i].in(answers) == Truth.NO)
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static List<Condition> alternatives(Condition condition) {
        return condition instanceof Condition.Or(var parts) ? parts : List.of(condition);
    }
}

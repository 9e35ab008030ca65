package org.nape.knowledge.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nape.knowledge.Condition;
import org.nape.knowledge.Truth;

/**
 * What is left of conditions while answers come in, as written and not as meant: the interview asks for what is written. What a
 * person is not sure of stays unknown for good. Equal residues are the same number; the first three are {@link Truth}s.
 */
final class Residues {
    private static final int LEAF = 0;
    private static final int NOT = 1;
    private static final int ALL = 2;
    private static final int ANY = 3;

    private final AnswerSpace space;
    private final List<int[]> nodes = new ArrayList<>();
    private final List<Long> masks = new ArrayList<>();
    private final Map<Diagrams.Key, Integer> ids = new HashMap<>();
    private final List<Condition> leaves = new ArrayList<>();
    private final List<Truth[]> truths = new ArrayList<>();
    private final Map<Diagrams.Key, Integer> given = new HashMap<>();

    Residues(AnswerSpace space) {
        this.space = space;
        for (int i = 0; i < Truth.values().length; i++) {
            nodes.add(new int[0]);
            masks.add(0L);
        }
    }

    int of(Condition condition) {
        return switch (condition) {
            case Condition.Literal(var value) -> Truth.of(value).ordinal();
            case Condition.Holds leaf -> leaf(condition, space.indexOf(leaf.question()));
            case Condition.Comparison leaf -> leaf(condition, space.indexOf(leaf.question()));
            case Condition.OneOf leaf -> leaf(condition, space.indexOf(leaf.question()));
            case Condition.Not(var part) -> not(of(part));
            case Condition.And(var parts) -> join(ALL, parts.stream().mapToInt(this::of));
            case Condition.Or(var parts) -> join(ANY, parts.stream().mapToInt(this::of));
        };
    }

    /** The questions that could still decide it: a bit for each. */
    long questions(int residue) {
        return masks.get(residue);
    }

    /** What is left once a question has the answer at this place; the last place is "not sure". */
    int given(int residue, int question, int place) {
        if ((masks.get(residue) >> question & 1) == 0) {
            return residue;
        }
        var key = new Diagrams.Key(new int[] {residue, question, place});
        var known = given.get(key);
        if (known == null) {
            known = work(nodes.get(residue), question, place);
            given.put(key, known);
        }
        return known;
    }

    private int work(int[] node, int question, int place) {
        return switch (node[0]) {
            case LEAF -> truths.get(node[2])[place].ordinal();
            case NOT -> not(given(node[1], question, place));
            default -> join(node[0], Arrays.stream(node, 1, node.length).map(part -> given(part, question, place)));
        };
    }

    private int leaf(Condition condition, int question) {
        int place = leaves.indexOf(condition);
        if (place < 0) {
            place = leaves.size();
            leaves.add(condition);
            truths.add(space.truths(condition, question));
        }
        return id(new int[] {LEAF, question, place}, 1L << question);
    }

    private int not(int part) {
        return isTruth(part) ? Truth.values()[part].not().ordinal() : id(new int[] {NOT, part}, masks.get(part));
    }

    /** As Kleene has it: one part may decide alone, what has no say is left out, and unknown once is as unknown as twice. */
    private int join(int kind, IntStream parts) {
        int decides = kind == ALL ? Truth.NO.ordinal() : Truth.YES.ordinal();
        int idle = kind == ALL ? Truth.YES.ordinal() : Truth.NO.ordinal();
        var left = parts.filter(part -> part != idle).distinct().toArray();
        if (Arrays.stream(left).anyMatch(part -> part == decides)) {
            return decides;
        }
        if (left.length < 2) {
            return left.length == 0 ? idle : left[0];
        }
        var node = IntStream.concat(IntStream.of(kind), Arrays.stream(left)).toArray();
        return id(node, Arrays.stream(left).mapToLong(masks::get).reduce(0, (one, other) -> one | other));
    }

    private int id(int[] node, long mask) {
        return ids.computeIfAbsent(new Diagrams.Key(node), _ -> {
            nodes.add(node);
            masks.add(mask);
            return nodes.size() - 1;
        });
    }

    static boolean isTruth(int residue) {
        return residue < Truth.values().length;
    }
}

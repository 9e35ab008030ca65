package org.nape.knowledge.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Functions of all answers, each as a decision diagram: a node asks one question and has one way on for each of its values and
 * one for "open". Equal functions are the same node, so "for all answers" is one comparison. A number below
 * {@link #TERMINALS} is no node but a result.
 */
final class Diagrams {
    static final int TERMINALS = 64;
    static final int FALSE = 0;
    static final int TRUE = 1;

    /** What a combination is still waiting for. */
    static final int UNDECIDED = -1;

    private final List<int[]> nodes = new ArrayList<>();
    private final Map<Key, Integer> ids = new HashMap<>();

    /** What the results of several functions come to; {@link #UNDECIDED} for each that is not known yet, and as an answer. */
    interface Verdict {
        int of(int[] results);
    }

    /** A function of several functions. The verdict is asked as early as it can tell. */
    int combine(Verdict verdict, int... functions) {
        return new Combination(verdict).of(functions);
    }

    /** A way to combine that remembers what it has combined before. */
    Combination combination(Verdict verdict) {
        return new Combination(verdict);
    }

    /** What is left of a function once this question has this answer. */
    int given(int function, int question, int value) {
        return given(function, question, value, new HashMap<>());
    }

    private int given(int function, int question, int value, Map<Integer, Integer> known) {
        if (isResult(function) || question(function) > question) {
            return function;
        }
        if (question(function) == question) {
            return way(function, value);
        }
        var found = known.get(function);
        if (found == null) {
            var ways = new int[ways(function)];
            for (int i = 0; i < ways.length; i++) {
                ways[i] = given(way(function, i), question, value, known);
            }
            found = node(question(function), ways);
            known.put(function, found);
        }
        return found;
    }

    /** The function that asks this question first; where the answer does not matter it is not asked. */
    int node(int question, int[] ways) {
        if (Arrays.stream(ways).allMatch(way -> way == ways[0])) {
            return ways[0];
        }
        var whole = new int[ways.length + 1];
        whole[0] = question;
        System.arraycopy(ways, 0, whole, 1, ways.length);
        return ids.computeIfAbsent(new Key(whole), key -> {
            nodes.add(key.numbers());
            return nodes.size() - 1 + TERMINALS;
        });
    }

    static boolean isResult(int function) {
        return function < TERMINALS;
    }

    int question(int node) {
        return nodes.get(node - TERMINALS)[0];
    }

    int way(int node, int value) {
        return nodes.get(node - TERMINALS)[value + 1];
    }

    int ways(int node) {
        return nodes.get(node - TERMINALS).length - 1;
    }

    /** Where in the file the first question stands that matters to a function: questions are asked in that order. */
    private int place(int function) {
        return isResult(function) ? Integer.MAX_VALUE : question(function);
    }

    int size() {
        return nodes.size();
    }

    final class Combination {
        private final Verdict verdict;
        private final Map<Key, Integer> known = new HashMap<>();

        private Combination(Verdict verdict) {
            this.verdict = verdict;
        }

        int of(int... functions) {
            int result = verdict.of(IntStream.of(functions)
                    .map(f -> isResult(f) ? f : UNDECIDED)
                    .toArray());
            if (result != UNDECIDED) {
                return result;
            }
            var key = new Key(functions);
            var found = known.get(key);
            if (found == null) {
                found = split(functions);
                known.put(key, found);
            }
            return found;
        }

        private int split(int[] functions) {
            int top = functions[0];
            for (int function : functions) {
                top = place(function) < place(top) ? function : top;
            }
            int question = question(top);
            var ways = new int[ways(top)];
            for (int value = 0; value < ways.length; value++) {
                var next = functions.clone();
                for (int i = 0; i < next.length; i++) {
                    if (!isResult(next[i]) && question(next[i]) == question) {
                        next[i] = way(next[i], value);
                    }
                }
                ways[value] = of(next);
            }
            return node(question, ways);
        }
    }

    /** Numbers that are compared by what they are. */
    record Key(int[] numbers) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key(var theirs) && Arrays.equals(numbers, theirs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers) * 0x9E3779B9;
        }
    }
}

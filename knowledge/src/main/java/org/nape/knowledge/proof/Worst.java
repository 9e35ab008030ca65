package org.nape.knowledge.proof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The highest result that a function can have once every open question has some answer. */
final class Worst {
    private final Diagrams diagrams;
    private final Diagrams.Combination higher;
    private final Map<Integer, Integer> known = new HashMap<>();

    Worst(Diagrams diagrams) {
        this.diagrams = diagrams;
        this.higher =
                diagrams.combination(two -> two[0] < 0 || two[1] < 0 ? Diagrams.UNDECIDED : Math.max(two[0], two[1]));
    }

    int of(int function) {
        if (Diagrams.isResult(function)) {
            return function;
        }
        var found = known.get(function);
        if (found == null) {
            var ways = new int[diagrams.ways(function)];
            for (int value = 0; value < ways.length - 1; value++) {
                ways[value] = of(diagrams.way(function, value));
            }
            ways[ways.length - 1] =
                    Arrays.stream(ways, 0, ways.length - 1).reduce(0, (one, other) -> higher.of(one, other));
            found = diagrams.node(diagrams.question(function), ways);
            known.put(function, found);
        }
        return found;
    }
}

package org.nape.knowledge.proof;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Ways through a diagram, from its first question to a result, with as few answers as possible. */
final class Paths {
    private static final int NEVER = 1_000_000;

    private final AnswerSpace space;
    private final Diagrams diagrams;

    Paths(Model model) {
        this.space = model.space();
        this.diagrams = model.diagrams();
    }

    /** What an answer costs that should be avoided. */
    enum Cost {
        /** As few answers as possible. */
        ANSWERS,
        /** As few answers as possible that are not the first of their question, which is mostly "no" or "none". */
        UNUSUAL_ANSWERS
    }

    /** The smallest answers with such a result: a place for each question. */
    Optional<int[]> smallest(int function, IntPredicate wanted, Cost cost) {
        var costs = new HashMap<Integer, Integer>();
        if (costTo(function, wanted, cost, costs) >= NEVER) {
            return Optional.empty();
        }
        var places = allOpen();
        for (int at = function; !Diagrams.isResult(at); ) {
            int best = cheapest(at, wanted, cost, costs);
            places[diagrams.question(at)] = best;
            at = diagrams.way(at, best);
        }
        return Optional.of(places);
    }

    int[] allOpen() {
        var places = new int[space.size()];
        Arrays.setAll(places, space::open);
        return places;
    }

    private int costTo(int function, IntPredicate wanted, Cost cost, Map<Integer, Integer> costs) {
        if (Diagrams.isResult(function)) {
            return wanted.test(function) ? 0 : NEVER;
        }
        var known = costs.get(function);
        if (known != null) {
            return known;
        }
        int least = NEVER;
        for (int value = 0; value < diagrams.ways(function); value++) {
            least = Math.min(
                    least, step(function, value, cost) + costTo(diagrams.way(function, value), wanted, cost, costs));
        }
        costs.put(function, least);
        return least;
    }

    private int cheapest(int node, IntPredicate wanted, Cost cost, Map<Integer, Integer> costs) {
        int best = 0;
        int least = NEVER;
        for (int value = diagrams.ways(node) - 1; value >= 0; value--) {
            int total = step(node, value, cost) + costTo(diagrams.way(node, value), wanted, cost, costs);
            if (total < least) {
                least = total;
                best = value;
            }
        }
        return best;
    }

    private int step(int node, int value, Cost cost) {
        boolean isFree = value == space.open(diagrams.question(node)) || cost == Cost.UNUSUAL_ANSWERS && value == 0;
        return isFree ? 0 : 1;
    }

    /** Every node that a function has, the first one first. */
    Set<Integer> nodes(int function) {
        var found = new LinkedHashSet<Integer>();
        var left = new ArrayDeque<Integer>();
        left.add(function);
        while (!left.isEmpty()) {
            int next = left.remove();
            if (!Diagrams.isResult(next) && found.add(next)) {
                for (int value = 0; value < diagrams.ways(next); value++) {
                    left.add(diagrams.way(next, value));
                }
            }
        }
        return found;
    }

    /** Few answers that lead to each node: in file order every node comes after all that lead to it. */
    Map<Integer, int[]> to(int function) {
        var paths = new LinkedHashMap<Integer, int[]>();
        var order = nodes(function).stream()
                .sorted((one, other) -> Integer.compare(diagrams.question(one), diagrams.question(other)))
                .toList();
        if (!order.isEmpty()) {
            paths.put(order.getFirst(), allOpen());
        }
        for (int node : order) {
            var path = Optional.ofNullable(paths.get(node)).orElseThrow();
            for (int value = diagrams.ways(node) - 1; value >= 0; value--) {
                int next = diagrams.way(node, value);
                if (!Diagrams.isResult(next)) {
                    var longer = path.clone();
                    longer[diagrams.question(node)] = value;
                    paths.merge(next, longer, (one, other) -> answered(one) <= answered(other) ? one : other);
                }
            }
        }
        return paths;
    }

    private int answered(int[] places) {
        int answered = 0;
        for (int i = 0; i < places.length; i++) {
            answered += places[i] == space.open(i) ? 0 : 1;
        }
        return answered;
    }

    /** How many sets of answers have such a result. */
    BigInteger count(int function, IntPredicate wanted) {
        return count(function, 0, wanted, new HashMap<>());
    }

    private BigInteger count(int function, int from, IntPredicate wanted, Map<Integer, BigInteger> counts) {
        int to = Diagrams.isResult(function) ? space.size() : diagrams.question(function);
        var skipped = BigInteger.ONE;
        for (int i = from; i < to; i++) {
            skipped = skipped.multiply(BigInteger.valueOf(space.open(i) + 1L));
        }
        if (Diagrams.isResult(function)) {
            return wanted.test(function) ? skipped : BigInteger.ZERO;
        }
        var known = counts.get(function);
        if (known == null) {
            known = BigInteger.ZERO;
            for (int value = 0; value < diagrams.ways(function); value++) {
                known = known.add(count(diagrams.way(function, value), to + 1, wanted, counts));
            }
            counts.put(function, known);
        }
        return known.multiply(skipped);
    }
}

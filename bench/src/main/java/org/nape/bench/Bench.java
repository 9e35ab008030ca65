package org.nape.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nape.bench.dispatch.DispatchContest;
import org.nape.bench.gateway.GatewayContest;
import org.nape.bench.rules.RuleEvaluationContest;
import org.nape.bench.stream.AlertContest;
import org.nape.bench.stream.StreamsContest;

/** {@code ./nape bench}: runs the contests that are named, or all, and fails if Nape misses one of its figures. */
public final class Bench {
    private static final List<Contest> CONTESTS = List.of(
            new RuleEvaluationContest(),
            new AlertContest(),
            new StreamsContest(),
            new GatewayContest(),
            new DispatchContest());

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var names = new ArrayList<>(List.of(arguments));
        var effort = names.remove("--quick") ? Effort.QUICK : Effort.FULL;
        var known = CONTESTS.stream().map(Contest::name).toList();
        if (!known.containsAll(names)) {
            System.err.println("usage: ./nape bench [" + String.join("] [", known) + "] [--quick]");
            System.exit(2);
        }
        boolean missed = false;
        for (var contest : CONTESTS) {
            if (names.isEmpty() || names.contains(contest.name())) {
                missed |= isMissed(contest, effort);
            }
        }
        System.exit(missed ? 1 : 0);
    }

    private static boolean isMissed(Contest contest, Effort effort) throws IOException, InterruptedException {
        System.out.println(contest.name() + ": " + contest.question());
        var figures = contest.run(effort);
        figures.forEach(System.out::println);
        return figures.stream().anyMatch(Figure::isMissed);
    }
}

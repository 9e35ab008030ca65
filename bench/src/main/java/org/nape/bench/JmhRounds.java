package org.nape.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the variants of a JMH benchmark in turn, round after round, each time in a JVM of its own: what else the machine does meets
 * all of them alike.
 */
public final class JmhRounds<V> {
    private static final String[] JVM = {
        "-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", "--sun-misc-unsafe-memory-access=allow"
    };

    private final Class<?> benchmark;
    private final Function<V, Map<String, String>> parameters;

    /** With what makes a variant: the values of the benchmark's parameters. */
    public JmhRounds(Class<?> benchmark, Function<V, Map<String, String>> parameters) {
        this.benchmark = benchmark;
        this.parameters = parameters;
    }

    /** The median score of each variant, over all rounds. */
    public Map<V, Double> run(List<V> variants, Effort effort) {
        var scores = new LinkedHashMap<V, List<Double>>();
        for (int round = 1; round <= effort.rounds(); round++) {
            for (var variant : variants) {
                System.err.printf("round %d of %d: %s%n", round, effort.rounds(), variant);
                scores.computeIfAbsent(variant, _ -> new ArrayList<>()).addAll(scores(options(variant, effort)));
            }
        }
        var medians = new LinkedHashMap<V, Double>();
        scores.forEach((variant, each) -> medians.put(variant, median(each)));
        return medians;
    }

    private Options options(V variant, Effort effort) {
        var options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .forks(1)
                .jvmArgs(JVM)
                .warmupIterations(effort.warmups())
                .warmupTime(effort.time())
                .measurementIterations(effort.measurements())
                .measurementTime(effort.time());
        parameters.apply(variant).forEach(options::param);
        return options.build();
    }

    private static List<Double> scores(Options options) {
        try {
            return new Runner(options)
                    .runSingle().getBenchmarkResults().stream()
                            .flatMap(fork -> fork.getIterationResults().stream())
                            .map(iteration -> iteration.getPrimaryResult().getScore())
                            .toList();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double median(List<Double> scores) {
        var sorted = scores.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

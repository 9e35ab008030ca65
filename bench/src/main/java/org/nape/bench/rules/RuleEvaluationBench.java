package org.nape.bench.rules;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.nape.knowledge.Knowledge;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One evaluation of all rules, for one set of answers after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RuleEvaluationBench {
    /** Who evaluates. */
    @Param
    public Contestant contestant = Contestant.NAPE;

    /** What is evaluated. */
    @Param
    public AnswerSets answers = AnswerSets.COMPLETE;

    private Supplier<?>[] evaluations = {};
    private int next;

    @Setup
    public void prepare() {
        evaluations = contestant.ready(Knowledge.load(), answers).toArray(Supplier<?>[]::new);
    }

    @Benchmark
    public Object evaluate() {
        next = next + 1 < evaluations.length ? next + 1 : 0;
        return evaluations[next].get();
    }
}

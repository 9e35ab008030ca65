package org.nape.bench.dispatch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nape.bench.Contest;
import org.nape.bench.Effort;
import org.nape.bench.Figure;
import org.nape.bench.Latencies;
import org.nape.bench.Rate;
import org.nape.bench.Rate.Promise;

/**
 * Due reminders, each told to Kafka and moved on to when it is due next, against schedulers whose jobs do nothing: 5 times as
 * many a second as db-scheduler, 10 times as many as JobRunr, 100 times as many as Quartz; hardly fewer of a million than of ten
 * thousand; and each in time when they come one by one.
 */
public final class DispatchContest implements Contest {
    private static final int DUE = 20_000;
    private static final int DUE_OF_MANY = 10_000;
    private static final int ONE_BY_ONE = 300;
    private static final Duration APART = Duration.ofMillis(50);
    private static final Duration MOST_LATE = Duration.ofMillis(250);
    private static final Size FULL = new Size(20, 5, 1_000_000, 10);
    private static final Size QUICK = new Size(9, 3, 100_000, 10);

    /**
     * How much is measured.
     *
     * @param warmups turns of each that do not count
     * @param active reminders where there are many
     * @param past occurrences of each
     */
    private record Size(int warmups, int rounds, int active, int past) {}

    /**
     * Who takes turns.
     *
     * @param count how many are due at once: of the slow ones fewer, it is the rate that counts
     */
    private record Entry(String name, Contestant contestant, int count, Optional<Promise> promise) {}

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public String question() {
        return "due reminders a second, of " + DUE
                + " due at once, until Kafka has acknowledged the last; peers run empty jobs";
    }

    @Override
    public List<Figure> run(Effort effort) throws IOException, InterruptedException {
        var size = effort.isQuick() ? QUICK : FULL;
        var figures = new ArrayList<Figure>();
        try (var engines = Engines.start()) {
            figures.addAll(againstPeers(engines, size));
            figures.addAll(ofMany(engines, size));
        }
        return figures;
    }

    private static List<Rate> againstPeers(Engines engines, Size size) throws IOException, InterruptedException {
        try (var nape = NapeReminders.start(engines, "nape", DUE, 0);
                var dbScheduler = PeerProcess.start(engines, "db_scheduler");
                var jobRunr = PeerProcess.start(engines, "jobrunr");
                var quartz = PeerProcess.start(engines, "quartz")) {
            return compare(
                    size,
                    List.of(
                            new Entry("Nape", nape, DUE, Optional.empty()),
                            new Entry("db-scheduler, empty handler", dbScheduler, 10_000, Promise.atLeast(5)),
                            new Entry("JobRunr, empty job", jobRunr, 3_000, Promise.atLeast(10)),
                            new Entry("Quartz, empty job", quartz, 600, Promise.atLeast(100))));
        }
    }

    private static List<Figure> ofMany(Engines engines, Size size) throws IOException, InterruptedException {
        try (var few = NapeReminders.start(engines, "few", DUE_OF_MANY, size.past());
                var many = NapeReminders.start(engines, "many", size.active(), size.past())) {
            var past = (long) size.active() * size.past();
            var figures = new ArrayList<Figure>(compare(
                    size,
                    List.of(
                            new Entry("Nape, of %,d active".formatted(DUE_OF_MANY), few, DUE_OF_MANY, Optional.empty()),
                            new Entry(
                                    "Nape, of %,d active, %,d past".formatted(size.active(), past),
                                    many,
                                    DUE_OF_MANY,
                                    Promise.atMost(1.5)))));
            figures.add(new Latencies(
                    "Nape, from due to read from Kafka", many.lateness(ONE_BY_ONE, APART), Optional.of(MOST_LATE)));
            return figures;
        }
    }

    /** All in turn, round after round: what else the machine does meets all of them alike. */
    private static List<Rate> compare(Size size, List<Entry> entries) throws IOException, InterruptedException {
        Map<Entry, List<Double>> rates = new LinkedHashMap<>();
        for (var entry : entries) {
            for (int turn = 0; turn < size.warmups(); turn++) {
                rate(entry, "warming up");
            }
        }
        for (int round = 1; round <= size.rounds(); round++) {
            for (var entry : entries) {
                rates.computeIfAbsent(entry, _ -> new ArrayList<>()).add(rate(entry, "round " + round));
            }
        }
        var first = median(rates.get(entries.getFirst()));
        return entries.stream()
                .map(entry -> new Rate(
                        entry.name(), median(rates.get(entry)), first / median(rates.get(entry)), entry.promise()))
                .toList();
    }

    private static double rate(Entry entry, String when) throws IOException, InterruptedException {
        var took = entry.contestant().dispatch(entry.count());
        var rate = entry.count() * 1e9 / took.toNanos();
        System.err.printf("%s: %s %,.0f /s%n", when, entry.name(), rate);
        return rate;
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }
}

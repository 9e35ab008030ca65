package org.nape.bench.dispatch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What a scheduler is asked to run: nothing but to be counted. One for a process: some make its caller anew each time. */
public final class Handled {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final AtomicLong FIRST = new AtomicLong();
    private static volatile CountDownLatch left = new CountDownLatch(0);

    private Handled() {}

    static void expect(int jobs) {
        FIRST.set(0);
        left = new CountDownLatch(jobs);
    }

    /** The handler. */
    public static void one() {
        if (FIRST.get() == 0) {
            FIRST.compareAndSet(0, System.nanoTime());
        }
        left.countDown();
    }

    /** From the first that was handled to the last: what it takes a scheduler to begin is not counted. */
    static Duration awaitAll() throws InterruptedException {
        if (!left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(left.getCount() + " were not handled within " + PATIENCE);
        }
        return Duration.ofNanos(System.nanoTime() - FIRST.get());
    }
}

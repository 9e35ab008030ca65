package org.nape.messaging;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A thread that looks after one thing: again and again, at once when it is woken, and through every failure. What is away
 * is said once and tried again until it is back.
 */
public final class WakingLoop {
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    private final Logger log;
    private final String name;
    private final Duration retryEvery;
    private final Round round;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private final Set<String> said = new HashSet<>();
    private volatile boolean stopping;

    /** One look at what there is to do, as far as it goes in one go. */
    @FunctionalInterface
    public interface Round {
        /** Says how long there is nothing more to do, unless the loop is woken; zero to go on at once. */
        Duration go() throws Exception;
    }

    /**
     * A loop that does not run yet.
     *
     * @param log of whoever owns the loop
     * @param name of the thread, and what the log calls it
     * @param retryEvery the pause after a failure, in which it cannot be woken
     */
    public WakingLoop(Logger log, String name, Duration retryEvery, Round round) {
        this.log = log;
        this.name = name;
        this.retryEvery = retryEvery;
        this.round = round;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Ends it: a round that waits is interrupted, one that is at work may come to its end for some seconds. */
    public void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(TO_STOP.toMillis());
    }

    /** Says that there is something to do. Costs nothing, never blocks. */
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                goRound();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goRound() throws InterruptedException {
        try {
            var rest = round.go();
            recovered();
            rest(rest);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failed(e);
            TimeUnit.MILLISECONDS.sleep(retryEvery.toMillis());
        }
    }

    private void rest(Duration rest) throws InterruptedException {
        if (rest.isPositive()) {
            wakeUps.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
            wakeUps.drainPermits();
        }
    }

    private void failed(Exception e) {
        var kinds = Faults.describe(e);
        if (stopping || !said.add(kinds)) {
            return;
        }
        if (Faults.willPass(e)) {
            log.warnf("%s waits and will try again: %s", name, kinds);
        } else {
            log.errorf(e, "%s failed and will try again", name);
        }
    }

    private void recovered() {
        if (!said.isEmpty()) {
            log.infof("%s works again", name);
            said.clear();
        }
    }
}

package org.nape.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WakingLoopTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Semaphore rounds = new Semaphore(0);
    private final Heard heard = new Heard();
    private final java.util.logging.Logger log = java.util.logging.Logger.getLogger(WakingLoopTest.class.getName());
    private WakingLoop loop;

    @BeforeEach
    void listen() {
        log.addHandler(heard);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void end() throws InterruptedException {
        loop.stop();
        log.removeHandler(heard);
    }

    @Test
    void itRestsUntilItIsWoken() throws InterruptedException {
        start(() -> LONG);
        awaitRounds(1);

        loop.wake();

        awaitRounds(1);
        assertThat(rounds.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void itGoesOnAtOnceWhileThereIsMoreToDo() throws InterruptedException {
        start(() -> Duration.ZERO);

        awaitRounds(1_000);
    }

    @Test
    void whatIsAwayIsSaidOnceAndTriedAgainUntilItIsBack() throws InterruptedException {
        var tries = new AtomicInteger();
        start(() -> {
            if (tries.incrementAndGet() <= 20) {
                throw new DatabaseException("with a secret in it", new SQLException("away", "08006"));
            }
            return LONG;
        });

        awaitRounds(21);

        heard.await("test-loop works again");
        assertThat(heard.lines)
                .containsExactly(
                        "WARN test-loop waits and will try again: DatabaseException < SQLException SQLSTATE 08006",
                        "INFO test-loop works again");
    }

    @Test
    void aFaultOfOurOwnIsAnErrorAndDoesNotEndIt() throws InterruptedException {
        var tries = new AtomicInteger();
        start(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException();
            }
            return LONG;
        });

        awaitRounds(2);

        heard.await("test-loop works again");
        assertThat(heard.lines)
                .containsExactly("ERROR test-loop failed and will try again", "INFO test-loop works again");
    }

    @Test
    void itStopsAtOnceAndSilently() throws InterruptedException {
        var begun = new CountDownLatch(1);
        loop = new WakingLoop(Logger.getLogger(WakingLoopTest.class), "test-loop", LONG, () -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return LONG;
        });
        loop.start();
        begun.await();

        var before = System.nanoTime();
        loop.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(heard.lines).isEmpty();
    }

    private void start(WakingLoop.Round round) {
        loop = new WakingLoop(Logger.getLogger(WakingLoopTest.class), "test-loop", SHORT, () -> {
            rounds.release();
            return round.go();
        });
        loop.start();
    }

    private void awaitRounds(int count) throws InterruptedException {
        assertThat(rounds.tryAcquire(count, 10, TimeUnit.SECONDS)).isTrue();
    }

    /** What the loop logged. */
    private static final class Heard extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + new java.util.logging.SimpleFormatter().formatMessage(line));
            notifyAll();
        }

        synchronized void await(String end) throws InterruptedException {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (lines.stream().noneMatch(line -> line.endsWith(end)) && System.nanoTime() < deadline) {
                wait(100);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

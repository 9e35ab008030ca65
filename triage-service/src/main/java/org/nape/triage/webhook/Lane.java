package org.nape.triage.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Room for tries that are under way at once. Webhooks that fail have a lane of their own, so that however many of them are
 * dead, the others are called at once.
 */
final class Lane {
    private final boolean failing;
    private final int most;
    private final int mostOfOne;
    private final Semaphore room;
    private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();

    Lane(boolean failing, int most, int mostOfOne) {
        this.failing = failing;
        this.most = most;
        this.mostOfOne = mostOfOne;
        room = new Semaphore(most);
    }

    boolean isFailing() {
        return failing;
    }

    int mostOfOne() {
        return mostOfOne;
    }

    int free() {
        return room.availablePermits();
    }

    Map<UUID, Integer> underWay() {
        return Map.copyOf(underWay);
    }

    /** There must be room, of which one thread disposes. */
    void enter(UUID webhookId) {
        room.acquireUninterruptibly();
        underWay.merge(webhookId, 1, Integer::sum);
    }

    void leave(UUID webhookId) {
        underWay.computeIfPresent(webhookId, (_, tries) -> tries == 1 ? null : tries - 1);
        room.release();
    }

    /** Waits until nothing is under way; says whether that has come about. */
    boolean awaitEmpty(Duration patience) throws InterruptedException {
        if (!room.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        room.release(most);
        return true;
    }
}

package org.nape.triage.redflag;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.nape.messaging.WakingLoop;

/**
 * Escalates red flags when their time has come. Any number may run: each red flag is escalated by one of them, in the
 * transaction that tells of it. It looks more often than the shortest time in which one could fall due, so none is more than
 * a moment late whichever replica filed it, and nobody needs to wake it.
 */
@ApplicationScoped
class RedFlagTicker {
    private static final Logger LOG = Logger.getLogger(RedFlagTicker.class);
    /** Whoever holds what is due is about to commit. */
    private static final Duration LEFT_TO_OTHERS = Duration.ofMillis(50);

    /** What falls due so soon after another goes with it: people wait for minutes, and each round is several journeys. */
    private static final Duration TOGETHER = Duration.ofMillis(250);

    private final DueRedFlags dueRedFlags;
    private final RedFlagDesk desk;
    private final RedFlagConfig config;
    private final WakingLoop loop;

    RedFlagTicker(DueRedFlags dueRedFlags, RedFlagDesk desk, RedFlagConfig config) {
        this.dueRedFlags = dueRedFlags;
        this.desk = desk;
        this.config = config;
        loop = new WakingLoop(LOG, "red-flag-ticker", config.lookEvery(), this::look);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private Duration look() {
        var untilDue = dueRedFlags.untilDue();
        if (untilDue.isEmpty() || untilDue.get().compareTo(config.lookEvery()) > 0) {
            return config.lookEvery();
        }
        return untilDue.get().isPositive() ? untilDue.get().plus(TOGETHER) : escalate();
    }

    private Duration escalate() {
        var escalated = desk.escalate(config.batch());
        escalated.forEach(
                event -> LOG.infof("red flag escalated redFlagId=%s reportId=%s", event.redFlagId(), event.reportId()));
        return escalated.isEmpty() ? LEFT_TO_OTHERS : Duration.ZERO;
    }
}

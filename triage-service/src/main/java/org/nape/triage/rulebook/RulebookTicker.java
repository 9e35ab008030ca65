package org.nape.triage.rulebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.nape.knowledge.Knowledge;
import org.nape.messaging.DatabaseException;

/**
 * Keeps the rulebook that this service runs with: a report must be able to name what judged it for as long as it is there.
 * Beside the start, which does not wait for it: while the database is away it is tried again.
 */
@ApplicationScoped
class RulebookTicker {
    private static final Logger LOG = Logger.getLogger(RulebookTicker.class);
    private static final int SECONDS_BETWEEN = 5;

    private final Rulebooks rulebooks;
    private final Rulebook inForce;
    private final CountDownLatch stopping = new CountDownLatch(1);

    RulebookTicker(Rulebooks rulebooks, Knowledge knowledge, ObjectMapper json) {
        this.rulebooks = rulebooks;
        this.inForce = Rulebook.of(knowledge, json);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("rulebook-ticker").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void run() {
        try {
            while (!isKept() && !stopping.await(SECONDS_BETWEEN, TimeUnit.SECONDS)) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isKept() {
        try {
            rulebooks.keep(inForce);
            return true;
        } catch (DatabaseException e) {
            LOG.warnf("the rulebook is not kept yet, will try again: %s", e.getCause());
            return false;
        }
    }
}

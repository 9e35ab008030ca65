package org.nape.reminder.due;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.nape.messaging.DatabaseException;

/** Makes room for the history of the month to come, and forgets what is older than anyone needs. */
@ApplicationScoped
class HistoryTicker {
    private static final Logger LOG = Logger.getLogger(HistoryTicker.class);
    private static final Duration EVERY = Duration.ofHours(6);

    private final OccurrenceList history;
    private final ReminderConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("history-ticker").unstarted(this::run);

    HistoryTicker(OccurrenceList history, ReminderConfig config) {
        this.history = history;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** At the start too: a service may have been away over the turn of a month. */
    private void run() {
        try {
            do {
                keep();
            } while (!stopping.await(EVERY.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        try {
            history.keep(config.keepHistory());
        } catch (DatabaseException e) {
            LOG.warn("the history could not be kept in order, will try again");
        }
    }
}

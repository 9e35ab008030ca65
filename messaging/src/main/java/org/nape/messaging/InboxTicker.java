package org.nape.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Forgets, now and then, which events took effect so long ago that Kafka cannot deliver them again. */
@ApplicationScoped
class InboxTicker {
    private static final Logger LOG = Logger.getLogger(InboxTicker.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** A bite of {@link #BITE} at a time, so that a long sleep is not paid for with a long lock. */
    private static final String FORGET = """
            delete from inbox where ctid = any (array(
                select ctid from inbox where received_at < now() - make_interval(secs => ?) limit 10000))""";

    private static final int BITE = 10_000;

    private final DataSource database;
    private final MessagingConfig config;
    private final Thread thread = Thread.ofVirtual().name("inbox-ticker").unstarted(this::run);

    InboxTicker(DataSource database, MessagingConfig config) {
        this.database = database;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(EVERY.toSeconds());
                forget();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setDouble(1, config.rememberFor().toSeconds());
            while (statement.executeUpdate() == BITE) {}
        } catch (SQLException e) {
            LOG.warnf("the inbox could not be cleared, will try again: %s", Faults.describe(e));
        }
    }
}

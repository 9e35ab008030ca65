package org.nape.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Numbers what the outbox owes to numbered topics, after the commit: who writes an event waits for nobody, and what is not
 * committed yet holds up nothing. Kafka need not be there. Only what has its number leaves.
 */
@ApplicationScoped
class OutboxNumbering {
    private static final Logger LOG = Logger.getLogger(OutboxNumbering.class);

    private final EventNumbers numbers;
    private final OutboxRelay relay;
    private final Event<EventsNumbered> numbered;
    private final MessagingConfig config;
    private final WakingLoop loop;

    OutboxNumbering(EventNumbers numbers, OutboxRelay relay, Event<EventsNumbered> numbered, MessagingConfig config) {
        this.numbers = numbers;
        this.relay = relay;
        this.numbered = numbered;
        this.config = config;
        loop = new WakingLoop(LOG, "outbox-numbering", config.relayEvery(), this::give);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** Says that something that awaits its number is committed. Costs nothing, never blocks. */
    void wake() {
        loop.wake();
    }

    private Duration give() throws SQLException {
        int given = numbers.give(config.relayBatch());
        if (given > 0) {
            relay.wake();
            numbered.fire(new EventsNumbered());
        }
        return given == config.relayBatch() ? Duration.ZERO : config.relayEvery();
    }
}

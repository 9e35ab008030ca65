package org.nape.triage.me;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.nape.events.PersonErased;
import org.nape.messaging.Outbox;
import org.nape.mydata.Erasure;

/** Erases persons here, and has the other services erase them. */
@ApplicationScoped
class MeDesk {
    private static final Logger LOG = Logger.getLogger(MeDesk.class);

    private final Erasure erasure;
    private final Outbox outbox;
    private final Clock clock;

    MeDesk(Erasure erasure, Outbox outbox, Clock clock) {
        this.erasure = erasure;
        this.outbox = outbox;
        this.clock = clock;
    }

    boolean isErased(UUID personId) {
        return erasure.findErasedAt(personId).isPresent();
    }

    /** @return when the person was erased: now, or when they first asked for it */
    @Transactional
    Instant erase(UUID personId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!erasure.erase(personId, now)) {
            return erasure.findErasedAt(personId).orElseThrow();
        }
        outbox.write(new PersonErased(personId, now));
        LOG.infof("person erased personId=%s", personId);
        return now;
    }
}

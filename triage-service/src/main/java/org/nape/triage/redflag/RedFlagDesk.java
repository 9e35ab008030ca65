package org.nape.triage.redflag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import org.nape.events.RedFlagEscalated;
import org.nape.messaging.Outbox;
import org.nape.triage.webhook.WebhookDeliveries;

/** Follows red flags until somebody has taken them, and to their end. */
@ApplicationScoped
class RedFlagDesk {
    private static final Logger LOG = Logger.getLogger(RedFlagDesk.class);

    private final RedFlags redFlags;
    private final DueRedFlags dueRedFlags;
    private final Outbox outbox;
    private final WebhookDeliveries webhooks;
    private final Clock clock;

    RedFlagDesk(RedFlags redFlags, DueRedFlags dueRedFlags, Outbox outbox, WebhookDeliveries webhooks, Clock clock) {
        this.redFlags = redFlags;
        this.dueRedFlags = dueRedFlags;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** The first one has it. For whoever did it already, nothing changes. */
    @Transactional
    Outcome acknowledge(String id, Responder responder, Responder.Words words) {
        var act = responder.act(words, now());
        return redFlags.lockFlag(id).map(flag -> acknowledge(flag, act)).orElseGet(Outcome.NotThere::new);
    }

    private Outcome acknowledge(KeptRedFlag flag, Act act) {
        return switch (flag.status()) {
            case RAISED, ESCALATED -> {
                var acknowledged = redFlags.acknowledge(flag.id(), act);
                var event = acknowledged.acknowledgedEvent();
                outbox.write(event);
                webhooks.owe(event);
                LOG.infof("red flag acknowledged redFlagId=%s", flag.id());
                yield new Outcome.Done(acknowledged);
            }
            case ACKNOWLEDGED -> {
                var taken = flag.acknowledged().orElseThrow();
                yield taken.isOfWhoDid(act) ? new Outcome.Done(flag) : new Outcome.TakenByAnother(taken);
            }
            case CLOSED -> new Outcome.Closed();
        };
    }

    /** By whoever has taken it, or by a clinician. What is closed stays as it was closed. */
    @Transactional
    Outcome close(String id, Responder responder, Responder.Words words) {
        return redFlags.lockFlag(id).map(flag -> close(flag, responder, words)).orElseGet(Outcome.NotThere::new);
    }

    private Outcome close(KeptRedFlag flag, Responder responder, Responder.Words words) {
        if (flag.acknowledged().isEmpty()) {
            return new Outcome.NotAcknowledged();
        }
        var own = flag.acknowledged().filter(responder::did).map(Act::by);
        if (own.isEmpty() && !responder.isClinician()) {
            return new Outcome.NotAllowed();
        }
        if (flag.closed().isPresent()) {
            return new Outcome.Done(flag);
        }
        LOG.infof("red flag closed redFlagId=%s", flag.id());
        return new Outcome.Done(redFlags.close(flag.id(), responder.act(words.orBy(own), now())));
    }

    /** Escalates up to so many that nobody has acknowledged in time, and tells the others, all or nothing. */
    @Transactional
    List<RedFlagEscalated> escalate(int most) {
        var escalated = dueRedFlags.escalate(most);
        if (!escalated.isEmpty()) {
            outbox.writeAll(escalated);
            escalated.forEach(webhooks::owe);
        }
        return escalated;
    }

    /** The database keeps no nanoseconds, and an event must say what is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

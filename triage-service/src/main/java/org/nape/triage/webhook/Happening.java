package org.nape.triage.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nape.events.Event;
import org.nape.events.RedFlagAcknowledged;
import org.nape.events.RedFlagEscalated;
import org.nape.events.RedFlagRaised;

/** What webhooks must know of an event to tell whether it is for them, and when it happened. */
record Happening(Event event, String level, List<String> concerns, Instant at) {
    /** The events that webhooks can be told of. */
    static final List<String> TYPES =
            List.of(RedFlagRaised.TOPIC, RedFlagAcknowledged.TOPIC, RedFlagEscalated.TOPIC, Notice.DISABLED);

    /** Empty for any other event: what is not named here, such as answers, never goes to a subscriber. */
    static Optional<Happening> of(Event event) {
        return switch (event) {
            case RedFlagRaised raised ->
                Optional.of(new Happening(raised, raised.level(), raised.concerns(), raised.raisedAt()));
            case RedFlagAcknowledged taken ->
                Optional.of(new Happening(taken, taken.level(), taken.concerns(), taken.acknowledgedAt()));
            case RedFlagEscalated escalated ->
                Optional.of(new Happening(escalated, escalated.level(), escalated.concerns(), escalated.escalatedAt()));
            default -> Optional.empty();
        };
    }

    String type() {
        return event.topic();
    }

    UUID personId() {
        return event.personId();
    }

    /** What webhooks are told of themselves. */
    static final class Notice {
        /** Another webhook of the same client is not called any more. */
        static final String DISABLED = "webhook-disabled";

        /** Somebody wants to see whether calls arrive. */
        static final String TEST = "webhook-test";

        private Notice() {}
    }
}

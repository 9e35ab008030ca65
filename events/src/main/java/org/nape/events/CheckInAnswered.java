package org.nape.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person has answered a check-in of a running plan. Internal to the platform; it carries no answers, only what follows
 * from them.
 *
 * @param checkInId the reminder that asked
 * @param outcome {@code continue}: the plan goes on; {@code reassess}: it has stopped until the questions are answered
 *     again; {@code book-doctor}: it has stopped and a doctor should look; {@code recovered}: the person is well again
 * @param reportId the report that the answers made; null where they made none
 */
public record CheckInAnswered(
        UUID checkInId,
        UUID personId,
        Instant answeredAt,
        String outcome,
        @Nullable UUID reportId) implements Event {

    public static final String TOPIC = "check-in-answered";

    public CheckInAnswered {
        requireNonNull(checkInId, "checkInId");
        requireNonNull(personId, "personId");
        requireNonNull(answeredAt, "answeredAt");
        requireNonNull(outcome, "outcome");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** A check-in is answered once. */
    @Override
    public String id() {
        return checkInId.toString();
    }
}

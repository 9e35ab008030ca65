package org.nape.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A person's running plan has stopped: its exercises and reminders are over, and it does not begin again by itself. A plan
 * that has come to its planned end has not stopped.
 *
 * @param reportId the report that the plan followed
 * @param because {@code red-flag}, {@code newer-report} or {@code recovered}
 */
public record PlanStopped(UUID planId, UUID personId, UUID reportId, Instant stoppedAt, String because)
        implements Event {

    public static final String TOPIC = "plan-stopped";

    public PlanStopped {
        requireNonNull(planId, "planId");
        requireNonNull(personId, "personId");
        requireNonNull(reportId, "reportId");
        requireNonNull(stoppedAt, "stoppedAt");
        requireNonNull(because, "because");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** A plan stops once. */
    @Override
    public String id() {
        return planId.toString();
    }
}

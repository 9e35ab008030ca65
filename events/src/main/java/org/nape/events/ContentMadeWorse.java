package org.nape.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A person says of something they were reminded of that it made it worse: nobody shows it to them or reminds them of it any
 * more. Internal to the platform.
 *
 * @param contentSlug what they did
 * @param reminderId the reminder of it
 * @param dueAt of which of its occurrences they say so
 */
public record ContentMadeWorse(UUID personId, String contentSlug, UUID reminderId, Instant dueAt, Instant saidAt)
        implements Event {

    public static final String TOPIC = "content-made-worse";

    public ContentMadeWorse {
        requireNonNull(personId, "personId");
        requireNonNull(contentSlug, "contentSlug");
        requireNonNull(reminderId, "reminderId");
        requireNonNull(dueAt, "dueAt");
        requireNonNull(saidAt, "saidAt");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** It is said of an occurrence once. */
    @Override
    public String id() {
        return reminderId + "/" + dueAt;
    }
}

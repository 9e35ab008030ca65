package org.nape.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** A person wants nothing kept of them any more: whoever keeps something erases it, and takes nothing more of them. */
public record PersonErased(UUID personId, Instant erasedAt) implements Event {

    public static final String TOPIC = "person-erased";

    public PersonErased {
        requireNonNull(personId, "personId");
        requireNonNull(erasedAt, "erasedAt");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** A person is erased once. It does not hold the person's id, because who remembers it would keep that. */
    @Override
    public String id() {
        return UUID.nameUUIDFromBytes((TOPIC + "/" + personId).getBytes(UTF_8)).toString();
    }
}

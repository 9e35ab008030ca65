package org.nape.messaging;

/** The domain cannot take this event, now or ever; it goes to the dead letters. The message must hold no health data. */
public final class EventRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventRefusedException(String reason) {
        super(reason);
    }
}

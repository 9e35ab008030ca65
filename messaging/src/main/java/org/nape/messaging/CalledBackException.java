package org.nape.messaging;

/** What was on its way to Kafka must not be sent any more: some of it may be there, the rest never will be. */
public final class CalledBackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CalledBackException() {
        super("called back");
    }
}

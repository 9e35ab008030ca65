package org.nape.local;

/** The command was called in a way that it cannot be; the message is for the person at the terminal. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}

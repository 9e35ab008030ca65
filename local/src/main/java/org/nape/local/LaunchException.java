package org.nape.local;

/** The platform could not be started or did not do what it promises; the message is for the person at the terminal. */
final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
        super(message);
    }
}

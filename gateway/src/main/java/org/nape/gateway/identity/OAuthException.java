package org.nape.gateway.identity;

/** Refuses a token as RFC 6749 section 5.2 wants it said. */
final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    OAuthException(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    static OAuthException invalidClient() {
        return new OAuthException(401, "invalid_client", "The client is not known, or its secret is wrong");
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return getMessage();
    }
}

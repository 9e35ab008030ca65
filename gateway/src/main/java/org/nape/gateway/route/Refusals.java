package org.nape.gateway.route;

import java.time.Duration;
import java.util.List;
import org.nape.gateway.wire.Malformed;
import org.nape.web.Problem;

/** The problems that only the door has. */
final class Refusals {
    private static final Duration SOON = Duration.ofSeconds(2);

    private Refusals() {}

    static Problem nothingThere() {
        return Problem.notFound("Nothing is at this address.");
    }

    static Problem otherMethod() {
        return Problem.of(405, "method-not-allowed", "This address does not take this method", null);
    }

    /** The operator has put an OpenID Connect provider in our place. */
    static Problem tokensElsewhere(String issuer) {
        return Problem.of(
                        404,
                        "tokens-elsewhere",
                        "Tokens are not issued here",
                        "This platform takes the tokens of " + issuer + ". Get one there.")
                .with("issuer", issuer);
    }

    /** Of bytes that are no request at all. */
    static Problem malformed(Malformed fault) {
        return switch (fault) {
            case UNREADABLE ->
                Problem.badRequest("The request line, a header or a length is not as HTTP has it", List.of());
            case ADDRESS ->
                Problem.badRequest(
                        "The address has a character that must be escaped, or an escape that is none", List.of());
            case LINE_TOO_LONG -> addressTooLong();
            case HEADERS_TOO_LARGE -> headersTooLarge();
            case VERSION ->
                Problem.of(505, "http-version", "This version of HTTP is not spoken here", "Send HTTP/1.1 or HTTP/2.");
            case FRAMING ->
                Problem.badRequest(
                        "Content-Length and Transfer-Encoding exclude each other, and HTTP/1.0 has no"
                                + " Transfer-Encoding",
                        List.of());
            case TOO_SLOW ->
                Problem.of(408, "too-slow", "The request took too long to arrive", "Its head is not whole.");
        };
    }

    static Problem twoHosts() {
        return Problem.badRequest(
                "There is more than one Host", List.of(new Problem.Fault("Host", "must be there once")));
    }

    static Problem brokenBody() {
        return Problem.badRequest("The chunks of the body are not as HTTP has them", List.of());
    }

    static Problem bodyTooSlow() {
        return Problem.of(408, "too-slow", "The request took too long to arrive", null);
    }

    static Problem bodyTooLarge() {
        return Problem.of(413, "too-large", "The request is too large", "At most 64 KiB.");
    }

    static Problem addressTooLong() {
        return Problem.of(414, "address-too-long", "The address is too long", null);
    }

    static Problem headersTooLarge() {
        return Problem.of(431, "headers-too-large", "The headers are too large", "At most 16 KiB.");
    }

    static Problem strangeEncoding() {
        return Problem.of(501, "transfer-encoding", "This transfer encoding is not understood", "Send chunked.");
    }

    static Problem tooOften(Duration retryAfter) {
        return Problem.of(429, "too-often", "Too many requests", "Please wait and try again.")
                .withRetryAfter(retryAfter);
    }

    /** Whoever is refused here may be in danger, and must not wait for us. */
    static Problem reportsTooOften(Duration retryAfter) {
        return Problem.of(
                        429,
                        "too-often",
                        "Too many requests",
                        "Too many reports come from this address. Please wait and try again."
                                + " If you may be in danger, do not wait: call the emergency number now.")
                .withRetryAfter(retryAfter);
    }

    /** The request did not reach the service. */
    static Problem serviceAway() {
        return Problem.unavailable(SOON);
    }

    /** The connection was lost after the request was sent. */
    static Problem answerLost() {
        return Problem.of(503, "answer-lost", "The answer was lost on the way", UNKNOWN_OUTCOME)
                .withRetryAfter(SOON);
    }

    static Problem answerTooSlow() {
        return Problem.of(504, "too-slow-inside", "The answer takes too long", UNKNOWN_OUTCOME)
                .withRetryAfter(SOON);
    }

    private static final String UNKNOWN_OUTCOME =
            "It is not known whether the request took effect; with the same Idempotency-Key it is safe to repeat it.";
}

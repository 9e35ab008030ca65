package org.nape.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a request could not be served, as RFC 9457 {@code application/problem+json}. {@code type} is stable and names the
 * kind; {@code detail} is for people and never holds health data, SQL or a class name.
 *
 * @param errors for bad input: one entry for each part of the request that is wrong
 * @param extensions further members, such as what bad input nevertheless established
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        List<Fault> errors,
        @JsonAnyGetter Map<String, @Nullable Object> extensions,
        @JsonIgnore Optional<Duration> retryAfter) {

    public static final String MEDIA_TYPE = "application/problem+json";
    /** By what the operator finds a request in the logs: the id of its trace. */
    public static final String REQUEST_ID_HEADER = "X-Request-Id";

    /**
     * One wrong part of a request.
     *
     * @param pointer JSON Pointer into the body, or the name of a parameter or header
     */
    public record Fault(String pointer, String detail) {
        private static final Pattern UNPAIRED = Pattern.compile("\\p{Cs}");

        /** A name that was sent may hold half a character, which no answer could be written with. */
        public Fault {
            pointer = UNPAIRED.matcher(pointer).replaceAll("\ufffd");
        }
    }

    public static Problem of(int status, String kind, String title, @Nullable String detail) {
        return new Problem("/problems/" + kind, title, status, detail, null, List.of(), Map.of(), Optional.empty());
    }

    public static Problem badRequest(String detail, List<Fault> errors) {
        return of(400, "invalid-request", "The request is not valid", detail).withErrors(errors);
    }

    public static Problem unauthorized() {
        return of(401, "unauthorized", "A valid token is needed", "Send it as Authorization: Bearer …");
    }

    public static Problem forbidden() {
        return of(403, "forbidden", "Your role may not do this", null);
    }

    public static Problem notFound(String detail) {
        return of(404, "not-found", "There is no such thing", detail);
    }

    public static Problem conflict(String detail) {
        return of(409, "conflict", "The present state does not allow this", detail);
    }

    /** Nothing is kept of this person any more, and nothing more is taken. */
    public static Problem personErased() {
        return of(
                410,
                "person-erased",
                "This person was erased",
                "Nothing is kept of them any more and nothing more is taken. Become a new person to begin again.");
    }

    public static Problem unprocessable(String kind, String detail) {
        return of(422, kind, "The request is understood but not allowed", detail);
    }

    public static Problem unavailable(Duration retryAfter) {
        return of(
                        503,
                        "unavailable",
                        "Not possible at the moment",
                        "Please try again. With the same Idempotency-Key nothing is done twice.")
                .withRetryAfter(retryAfter);
    }

    public static Problem internal() {
        return of(500, "internal", "Something went wrong here", "It is logged and will be looked at.");
    }

    public Problem withErrors(List<Fault> faults) {
        return new Problem(type, title, status, detail, instance, List.copyOf(faults), extensions, retryAfter);
    }

    public Problem withInstance(URI uri) {
        return new Problem(type, title, status, detail, uri.getPath(), errors, extensions, retryAfter);
    }

    public Problem withRetryAfter(Duration wait) {
        return new Problem(type, title, status, detail, instance, errors, extensions, Optional.of(wait));
    }

    /** Names the request, so that whoever is asked about the problem finds it in the logs. */
    public Problem withRequestId(String id) {
        return with("requestId", id);
    }

    /** Adds a member of our own; null is written as null. */
    public Problem with(String member, @Nullable Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(type, title, status, detail, instance, errors, more, retryAfter);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    Response asResponse() {
        var response =
                Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this);
        retryAfter.ifPresent(wait -> response.header("Retry-After", Math.max(1, wait.toSeconds())));
        if (status == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }
}

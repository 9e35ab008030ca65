package org.nape.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * An answer that a caller may keep, and that is not sent to one who has it already.
 *
 * @param fingerprint the same as long as the answer is the same
 * @param cacheControl how long it may be kept, and by whom
 */
public record Cacheable(String fingerprint, String cacheControl) {

    private static final int PRECONDITION_FAILED = 412;

    /** The body, or 304 without one when the caller has it; a problem if it wants another by {@code If-Match}. */
    public Response answer(Request request, Supplier<?> body) {
        var tag = new EntityTag(fingerprint);
        var other = request.evaluatePreconditions(tag);
        if (other != null && other.build().getStatus() == PRECONDITION_FAILED) {
            throw Problem.of(PRECONDITION_FAILED, "precondition-failed", "It was changed meanwhile", null)
                    .asException();
        }
        var answer = other == null ? Response.ok(body.get()) : other;
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, cacheControl).build();
    }
}

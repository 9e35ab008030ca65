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

    /** The body, or 304 without one when the caller has it. */
    public Response answer(Request request, Supplier<?> body) {
        var tag = new EntityTag(fingerprint);
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged == null ? Response.ok(body.get()) : unchanged;
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, cacheControl).build();
    }
}

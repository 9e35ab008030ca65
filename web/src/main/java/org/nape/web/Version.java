package org.nape.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Which version of something a caller has read, as HTTP names it; so that nobody overwrites what they have not seen. */
public record Version(long number) {
    public String etag() {
        return "\"" + number + "\"";
    }

    /** An answer that says which version it shows, and is kept by nobody. */
    public <T> RestResponse<T> reply(T shown) {
        return RestResponse.ResponseBuilder.ok(shown)
                .header(HttpHeaders.ETAG, etag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Whether a change may be made under this {@code If-Match}; without one it may. */
    public boolean isMatchedBy(@Nullable String ifMatch) {
        return ifMatch == null
                || Arrays.stream(ifMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag()));
    }

    /** What whoever would overwrite something unseen is told. */
    public static Problem outdated() {
        return Problem.of(
                412,
                "precondition-failed",
                "It was changed meanwhile",
                "This is not the version that If-Match names. Read it again.");
    }
}

package org.nape.triage.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nape.web.IdempotencyKey;

/**
 * What the headers say of a request.
 *
 * @param trace what was sent as traceparent
 */
public record Attempt(IdempotencyKey key, Optional<String> trace) {
    /** W3C Trace Context; neither the trace nor the span may be all zeros. */
    private static final Pattern TRACE =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** One that is not well-formed is dropped, as the standard says, not refused. */
    Optional<String> findTraceparent() {
        return trace.filter(text -> TRACE.matcher(text).matches());
    }

    Attempt withoutKey() {
        return new Attempt(new IdempotencyKey(List.of()), trace);
    }
}

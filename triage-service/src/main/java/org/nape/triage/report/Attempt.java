package org.nape.triage.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nape.web.Problem;

/**
 * What the headers say of a request.
 *
 * @param keys what was sent as Idempotency-Key: at most one, the same for every try of one report
 * @param trace what was sent as traceparent
 */
record Attempt(List<String> keys, Optional<String> trace) {
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,200}");
    /** W3C Trace Context; neither the trace nor the span may be all zeros. */
    private static final Pattern TRACE =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    Attempt {
        keys = List.copyOf(keys);
    }

    List<Problem.Fault> faults() {
        return keys.size() <= 1
                        && keys.stream().allMatch(key -> KEY.matcher(key).matches())
                ? List.of()
                : List.of(new Problem.Fault("Idempotency-Key", "must be 1 to 200 printable ASCII characters, once"));
    }

    Optional<String> findKey() {
        return keys.stream().findFirst();
    }

    /** One that is not well-formed is dropped, as the standard says, not refused. */
    Optional<String> findTraceparent() {
        return trace.filter(text -> TRACE.matcher(text).matches());
    }
}

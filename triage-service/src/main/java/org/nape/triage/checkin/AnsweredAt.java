package org.nape.triage.checkin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nape.web.Problem;

/**
 * When a person answered, as far as they told.
 *
 * @param instant empty if it was not told, or is wrong
 */
record AnsweredAt(Optional<Instant> instant, List<Problem.Fault> faults) {
    /** By so much a good clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    static AnsweredAt of(@Nullable String text, Instant now) {
        if (text == null) {
            return new AnsweredAt(Optional.empty(), List.of());
        }
        try {
            var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            return instant.isAfter(now.plus(AHEAD))
                    ? wrong("must not be in the future")
                    : new AnsweredAt(Optional.of(instant), List.of());
        } catch (DateTimeException e) {
            return wrong("must be a time as in RFC 3339, such as 2026-11-29T10:02:31Z");
        }
    }

    private static AnsweredAt wrong(String detail) {
        return new AnsweredAt(Optional.empty(), List.of(new Problem.Fault("/answeredAt", detail)));
    }
}

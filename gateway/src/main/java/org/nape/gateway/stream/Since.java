package org.nape.gateway.stream;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** From when on a reader wants to be told: a moment, or the id of a red flag, which holds the moment it was raised. */
final class Since {
    static final String ALLOWED =
            "must be a moment as 2026-11-22T09:15:00Z, with + written as %2B, that is not in the future,"
                    + " or the id of a red flag";

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int WITH_TIME = 7;
    /** As far as the clocks of callers, and of the machines that raise and tell a red flag, may be apart. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private Since() {}

    /** Empty if it is neither, or in the future. */
    static Optional<Instant> parse(String text, Clock clock) {
        return findMoment(text)
                .filter(moment -> moment.isBefore(clock.instant().plus(CLOCKS_APART)))
                .map(moment -> moment.isBefore(Instant.EPOCH) ? Instant.EPOCH : moment);
    }

    private static Optional<Instant> findMoment(String text) {
        if (ID.matcher(text).matches()) {
            return Optional.of(UUID.fromString(text))
                    .filter(id -> id.version() == WITH_TIME)
                    .map(id -> Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)
                            .minus(CLOCKS_APART));
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

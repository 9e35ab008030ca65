package org.nape.triage.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a webhook said to one try. Of an answer only the status is kept. */
sealed interface Reply {
    int GONE = 410;
    Pattern SECONDS = Pattern.compile("[0-9]{1,10}");

    /**
     * It answered.
     *
     * @param retryAfter how long it asks to be left alone
     */
    record Answered(int status, Optional<Duration> retryAfter) implements Reply {
        /** @param retryAfter as the header says it: seconds, or a date; what is neither is as none */
        static Answered of(int status, Optional<String> retryAfter, Instant now) {
            return new Answered(status, retryAfter.flatMap(text -> read(text.strip(), now)));
        }

        private static Optional<Duration> read(String text, Instant now) {
            if (SECONDS.matcher(text).matches()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            try {
                var until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
                return Optional.of(Duration.between(now, until)).filter(Duration::isPositive);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /** It did not. */
    record Unanswered(DeliveryFailure why) implements Reply {}

    default boolean isDelivered() {
        return this instanceof Answered answered && answered.status() / 100 == 2;
    }

    /** It says that it wants no more, ever. */
    default boolean isGone() {
        return this instanceof Answered answered && answered.status() == GONE;
    }
}

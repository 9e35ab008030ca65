package org.nape.triage.redflag;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Level;

/**
 * What the person is told of their red flag. It never soothes: that somebody has seen it is not help yet.
 *
 * @param acknowledgedAt null while nobody has
 * @param acknowledgedBy as they call themselves
 * @param message what to do, in words of grade 6
 */
public record RedFlagNotice(
        UUID redFlagId,
        RedFlagStatus status,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        String message) {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "HH:mm 'UTC on' d MMMM uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public static RedFlagNotice of(KeptRedFlag flag, String emergencyNumber) {
        return new RedFlagNotice(
                flag.id(),
                flag.status(),
                flag.raisedAt(),
                flag.acknowledged().map(Act::at).orElse(null),
                flag.acknowledged().map(Act::by).orElse(null),
                flag.acknowledged()
                        .map(taken -> seen(taken, flag.level(), emergencyNumber))
                        .orElseGet(() -> unanswered(flag.level(), emergencyNumber)));
    }

    private static String unanswered(Level level, String emergencyNumber) {
        return level == Level.EMERGENCY
                ? "Nobody has answered yet: call %s now. Do not wait for an answer.".formatted(emergencyNumber)
                : "Nobody has answered yet: do not wait for an answer, speak to a doctor today.";
    }

    private static String seen(Act taken, Level level, String emergencyNumber) {
        var seen = "Seen by %s at %s. ".formatted(taken.by(), WHEN.format(taken.at()));
        return level == Level.EMERGENCY
                ? seen + "If help is not on its way, call %s.".formatted(emergencyNumber)
                : seen
                        + "You must still speak to a doctor today. If it gets worse, call %s."
                                .formatted(emergencyNumber);
    }
}

package org.nape.reminder.own;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.day.Zones;
import org.nape.reminder.due.RecurrenceRules;
import org.nape.reminder.own.WishReading.Fault;

/**
 * The parts of a wish, read one by one; of a part that cannot be read there is only a fault.
 *
 * @param start local wall-clock time, in whole seconds
 */
record WishParts(
        Optional<String> title,
        Optional<String> contentSlug,
        String rrule,
        LocalDateTime start,
        ZoneId zone,
        Optional<Duration> duration,
        List<Fault> faults) {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_SLUG = 100;
    private static final int LONGEST_RRULE = 300;
    /** More would let the library count through millions of years for one occurrence. */
    private static final int LONGEST_INTERVAL = 1_000;

    private static final Duration LONGEST_DURATION = Duration.ofDays(1);
    private static final String RFC =
            " Send an RRULE of RFC 5545 without its name, such as FREQ=DAILY;BYHOUR=9;COUNT=7.";

    static WishParts read(Wish wish) {
        return new Reading(wish).parts();
    }

    /** Collects the faults on the way, so that the person learns of all at once. */
    private static final class Reading {
        private final Wish wish;
        private final List<Fault> faults = new ArrayList<>();

        private Reading(Wish wish) {
            this.wish = wish;
        }

        private WishParts parts() {
            var title = title();
            var slug = Optional.ofNullable(wish.contentSlug());
            if (wish.title() == null && slug.isEmpty()) {
                fault("/title", "send a title, a contentSlug or both");
            }
            slug.filter(text -> text.length() > LONGEST_SLUG || !text.matches("[a-z0-9-]+"))
                    .ifPresent(_ -> fault("/contentSlug", "must be a slug of small letters, digits and hyphens"));
            var zone = zone();
            var start = start(zone);
            var rrule = rrule(zone.orElse(ZoneOffset.UTC));
            return new WishParts(
                    title,
                    slug,
                    rrule.orElse(""),
                    start.orElse(LocalDateTime.MIN),
                    zone.orElse(ZoneOffset.UTC),
                    duration(),
                    List.copyOf(faults));
        }

        private void fault(String pointer, String detail) {
            faults.add(new Fault(pointer, detail));
        }

        private <T> Optional<T> refuse(String pointer, String detail) {
            fault(pointer, detail);
            return Optional.empty();
        }

        private Optional<String> title() {
            if (wish.title() == null) {
                return Optional.empty();
            }
            var title = wish.title().strip();
            var length = title.codePointCount(0, title.length());
            if (length < 1 || length > LONGEST_TITLE || !title.codePoints().allMatch(Reading::isText)) {
                return refuse("/title", "must be 1 to 120 characters, without line breaks and control characters");
            }
            return Optional.of(title);
        }

        private static boolean isText(int codePoint) {
            return switch (Character.getType(codePoint)) {
                case Character.CONTROL,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE,
                        Character.UNASSIGNED -> false;
                default -> true;
            };
        }

        private Optional<ZoneId> zone() {
            return Zones.find(wish.timeZone()).or(() -> refuse("/timeZone", Zones.ALLOWED));
        }

        private Optional<LocalDateTime> start(Optional<ZoneId> zone) {
            var text = wish.start();
            if (text == null) {
                return refuse("/start", "is missing: send a local date and time, such as 2026-11-22T09:00");
            }
            return findLocal(text)
                    .or(() -> findOffset(text)
                            .map(time -> time.atZoneSameInstant(zone.orElse(ZoneOffset.UTC))
                                    .toLocalDateTime()))
                    .map(time -> time.withNano(0))
                    .or(() -> refuse(
                            "/start",
                            "must be a date and time, local such as 2026-11-22T09:00 or with an offset such as"
                                    + " 2026-11-22T09:00:00+01:00"));
        }

        private Optional<String> rrule(ZoneId zone) {
            var text = wish.rrule();
            if (text == null || text.length() > LONGEST_RRULE) {
                return refuse("/rrule", "must be 1 to %d characters.%s".formatted(LONGEST_RRULE, RFC));
            }
            try {
                var rule = RecurrenceRules.parse(text, zone);
                if (rule.getInterval() > LONGEST_INTERVAL) {
                    return refuse("/rrule", "INTERVAL must be 1 to %d".formatted(LONGEST_INTERVAL));
                }
                return rule.hasPart(RecurrenceRule.Part.RSCALE) || rule.hasPart(RecurrenceRule.Part.SKIP)
                        ? refuse("/rrule", "other calendars are not taken.%s".formatted(RFC))
                        : Optional.of(text);
            } catch (InvalidRecurrenceRuleException | RuntimeException e) {
                return refuse("/rrule", "cannot be read: %s.%s".formatted(e.getMessage(), RFC));
            }
        }

        private Optional<Duration> duration() {
            if (wish.duration() != null && wish.durationSeconds() != null) {
                return refuse("/duration", "send either duration or durationSeconds");
            }
            var duration = wish.duration() == null
                    ? Optional.ofNullable(wish.durationSeconds()).map(Duration::ofSeconds)
                    : findDuration(wish.duration());
            if (duration.isEmpty() && wish.duration() == null) {
                return duration;
            }
            return duration.filter(Reading::isFit)
                    .or(() -> refuse(
                            wish.duration() == null ? "/durationSeconds" : "/duration",
                            "must be 0 seconds to 24 hours, in whole seconds, such as PT20M or 1200"));
        }

        private static boolean isFit(Duration duration) {
            return !duration.isNegative() && duration.compareTo(LONGEST_DURATION) <= 0 && duration.getNano() == 0;
        }

        private static Optional<Duration> findDuration(String text) {
            try {
                return Optional.of(Duration.parse(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static Optional<LocalDateTime> findLocal(String text) {
            try {
                return Optional.of(LocalDateTime.parse(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static Optional<OffsetDateTime> findOffset(@Nullable String text) {
            try {
                return Optional.of(OffsetDateTime.parse(String.valueOf(text)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}

package org.nape.reminder.upcoming;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.web.Problem;

/** Reads from when until when a person wants to see their timetable. */
final class SpanReader {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration FURTHEST = Duration.ofDays(366);
    private static final int LONGEST_TEXT = 40;
    private static final String FORMS = "must be a moment such as 2026-11-23T09:00:00Z or 2026-11-23T09:00:00%2B01:00,"
            + " or a date or time where you are, such as 2026-11-23 or 2026-11-23T09:00";

    private final ZoneId zone;
    private final Instant now;
    private final List<Problem.Fault> faults = new ArrayList<>();

    private SpanReader(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** What becomes of a wish. */
    sealed interface Reading {
        /** It can be shown. */
        record Understood(Span span) implements Reading {}

        /** Something in it is wrong. */
        record Malformed(List<Problem.Fault> faults) implements Reading {}
    }

    /** @param zone where the person is */
    static Reading read(@Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
        return new SpanReader(zone, now).read(from, to);
    }

    static boolean allows(Span span, Instant now) {
        var reader = new SpanReader(ZoneOffset.UTC, now);
        reader.check(span.from(), span.to());
        return reader.faults.isEmpty();
    }

    private Reading read(@Nullable String from, @Nullable String to) {
        var begin = from == null ? Optional.of(now) : moment("from", from);
        var end = to == null ? begin.map(moment -> moment.plus(USUAL)) : moment("to", to);
        if (begin.isPresent() && end.isPresent()) {
            check(begin.get(), end.get());
        }
        return faults.isEmpty()
                ? new Reading.Understood(new Span(begin.orElseThrow(), end.orElseThrow()))
                : new Reading.Malformed(List.copyOf(faults));
    }

    private void check(Instant from, Instant to) {
        if (Duration.between(now, from).abs().compareTo(FURTHEST) > 0) {
            fault("from", "must be at most %d days ago or ahead", FURTHEST);
        } else if (from.isAfter(to)) {
            faults.add(new Problem.Fault("to", "must not be before from, which is now if it is left out"));
        } else if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            fault("to", "must be at most %d days after from", LONGEST);
        } else if (to.isAfter(now.plus(FURTHEST))) {
            fault("to", "must be at most %d days ahead", FURTHEST);
        }
    }

    private void fault(String name, String allowed, Duration days) {
        faults.add(new Problem.Fault(name, allowed.formatted(days.toDays())));
    }

    private Optional<Instant> moment(String name, String text) {
        // A plus sign that nobody escaped arrives as a space.
        var plain = text.replace(' ', '+');
        var read = Stream.<Function<String, Instant>>of(
                        moment -> OffsetDateTime.parse(moment).toInstant(),
                        local -> ZonedDateTime.of(LocalDateTime.parse(local), zone)
                                .toInstant(),
                        date -> LocalDate.parse(date).atStartOfDay(zone).toInstant())
                .flatMap(form -> parsed(form, plain).stream())
                .findFirst();
        if (read.isEmpty()) {
            faults.add(new Problem.Fault(name, FORMS));
        }
        return read;
    }

    private static Optional<Instant> parsed(Function<String, Instant> form, String text) {
        try {
            return text.length() > LONGEST_TEXT ? Optional.empty() : Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

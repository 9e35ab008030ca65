package org.nape.reminder.act;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nape.web.Problem;

/**
 * Reads what a person says that they do about an occurrence.
 *
 * @param snooze by how long one may put something off
 */
record ActReader(List<Duration> snooze) {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** The act, unless there are faults. */
    record Reading(Optional<Act> act, List<Problem.Fault> faults) {}

    Reading done(@Nullable String dueAt, @Nullable Boolean worse) {
        var faults = new ArrayList<Problem.Fault>();
        var act = dueAt(dueAt, faults).<Act>map(at -> new Act.Done(at, Optional.ofNullable(worse)));
        return new Reading(act, faults);
    }

    Reading skip(@Nullable String dueAt) {
        var faults = new ArrayList<Problem.Fault>();
        return new Reading(dueAt(dueAt, faults).map(Act.Skip::new), faults);
    }

    Reading snooze(@Nullable String dueAt, @Nullable String by) {
        var faults = new ArrayList<Problem.Fault>();
        var instant = dueAt(dueAt, faults);
        var length = findDuration(by).filter(snooze::contains);
        if (length.isEmpty()) {
            var allowed = snooze.stream().map(Duration::toString).collect(Collectors.joining(", "));
            faults.add(new Problem.Fault("/for", "must be one of " + allowed));
        }
        return new Reading(instant.flatMap(at -> length.map(each -> new Act.Snooze(at, each))), faults);
    }

    private static Optional<Instant> dueAt(@Nullable String text, List<Problem.Fault> faults) {
        var instant = findInstant(text);
        if (instant.isEmpty()) {
            faults.add(new Problem.Fault(
                    "/dueAt",
                    "must be the dueAt of the occurrence: a time as in RFC 3339, such as 2026-11-23T08:30:00Z"));
        }
        return instant;
    }

    private static Optional<Instant> findInstant(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .filter(instant -> !instant.isBefore(FIRST) && !instant.isAfter(LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> findDuration(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Duration::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

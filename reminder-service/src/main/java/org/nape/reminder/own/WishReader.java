package org.nape.reminder.own;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.day.Settings;
import org.nape.reminder.due.Manner;
import org.nape.reminder.due.Occurrences;
import org.nape.reminder.due.Reminder;
import org.nape.reminder.due.Schedule;
import org.nape.reminder.due.WorkBreaks;
import org.nape.reminder.own.WishReading.Fault;
import org.nape.reminder.plan.SafeContent;

/** Judges wishes for reminders: first whether each part can be read, then whether the whole is allowed. */
final class WishReader {
    /** No reminder reaches further; an endless rule ends then. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Knowledge knowledge;

    WishReader(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    WishReading read(Wish wish, SafeContent safe, Settings settings, Instant now) {
        var parts = WishParts.read(wish);
        if (!parts.faults().isEmpty()) {
            return new WishReading.Malformed(parts.faults());
        }
        var content = parts.contentSlug().flatMap(knowledge::findContent);
        var day = settings.day(parts.zone());
        var schedule = new Schedule(
                parts.rrule().toUpperCase(Locale.ROOT),
                parts.start(),
                parts.zone(),
                end(content, safe, now),
                manner(parts, day));
        var faults = new ArrayList<Fault>();
        contentFault(parts, content, safe).ifPresent(faults::add);
        startFault(parts.start(), LocalDateTime.ofInstant(now, parts.zone())).ifPresent(faults::add);
        var first = Optional.<Instant>empty();
        if (faults.isEmpty()) {
            Frequency.findFault(schedule, parts.contentSlug())
                    .map(detail -> new Fault("/rrule", detail))
                    .ifPresent(faults::add);
        }
        if (faults.isEmpty()) {
            first = new Occurrences(schedule, day).nextAfter(now);
        }
        if (faults.isEmpty() && first.isEmpty()) {
            faults.add(new Fault("/rrule", neverFires(day.quietHours())));
        }
        return first.<WishReading>map(due -> new WishReading.Understood(reminder(parts, content, schedule), due))
                .orElseGet(() -> new WishReading.NotAllowed(List.copyOf(faults)));
    }

    /** What could harm ends with the plan that proved it safe for this person. */
    private static Instant end(Optional<ContentItem> content, SafeContent safe, Instant now) {
        var longest = now.plus(LONGEST);
        return content.flatMap(safe::until).filter(longest::isAfter).orElse(longest);
    }

    /** Made in another zone than the person's own, it is meant for that zone. */
    private static Manner manner(WishParts parts, Day day) {
        var atWork = parts.contentSlug().filter(WorkBreaks::include).isPresent();
        return new Manner(false, !day.zone().equals(parts.zone()), atWork, Optional.empty(), Optional.empty());
    }

    private static Reminder reminder(WishParts parts, Optional<ContentItem> content, Schedule schedule) {
        var title = parts.title().or(() -> content.map(ContentItem::title)).orElseThrow();
        var duration = parts.duration()
                .or(() -> content.flatMap(ContentItem::reminder).map(suited -> suited.duration()))
                .orElse(Duration.ZERO);
        return new Reminder(
                Optional.empty(), parts.contentSlug(), title, parts.title().isPresent(), schedule, duration);
    }

    private static String neverFires(QuietHours quietHours) {
        return ("would never fall due: nothing does in the past, after %d days, after the end of the plan if the content"
                        + " is safe only by your plan, in your quiet hours from %s to %s, or of breaks from work while you do not work")
                .formatted(LONGEST.toDays(), quietHours.from(), quietHours.to());
    }

    private Optional<Fault> contentFault(WishParts parts, Optional<ContentItem> content, SafeContent safe) {
        if (parts.contentSlug().isEmpty()) {
            return Optional.empty();
        }
        if (content.filter(this::mayBeReminder).isPresent()) {
            return content.filter(item -> !safe.allows(item))
                    .map(item -> new Fault(
                            "/contentSlug",
                            safe.hasMadeWorse(item)
                                    ? "made it worse, as you said: you are not reminded of it any more"
                                    : "is not known to be safe for you now: your plan, if it runs, shows what is"));
        }
        return Optional.of(new Fault(
                "/contentSlug",
                content.isEmpty()
                        ? "is no content that is known here; see GET /api/v1/content"
                        : "is content that nobody is reminded of: choose an exercise, a remedy, a treatment or a"
                                + " prevention that has a reminder"));
    }

    /** Emergency text, guidance and what is for the library only are never a timed reminder of one's own. */
    private boolean mayBeReminder(ContentItem item) {
        return item.kind().isToDo() && !item.libraryOnly() && (item.reminder().isPresent() || isInPlans(item));
    }

    private boolean isInPlans(ContentItem item) {
        return knowledge.plans().stream()
                .flatMap(plan -> plan.reminders().stream())
                .anyMatch(template -> template.contentSlug().equals(item.slug()));
    }

    private static Optional<Fault> startFault(LocalDateTime start, LocalDateTime now) {
        return start.isBefore(now.minus(LONGEST)) || start.isAfter(now.plus(LONGEST))
                ? Optional.of(new Fault("/start", "must be within %d days of now".formatted(LONGEST.toDays())))
                : Optional.empty();
    }
}

package org.nape.reminder.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.nape.reminder.day.Zones;
import org.nape.reminder.upcoming.Entry;
import org.nape.reminder.upcoming.TimetableDesk;

/** Makes and revokes the keys of calendars, and writes the calendars that they open. */
@ApplicationScoped
class CalendarDesk {
    private static final Logger LOG = Logger.getLogger(CalendarDesk.class);
    private static final int DAYS_BACK = 7;
    private static final int DAYS_AHEAD = 31;
    /** More than the fullest plan has; whoever reminds themselves of more sees the first. */
    private static final int MOST = 2_000;

    private static final String DESCRIPTION =
            "What you are reminded of: the last %d and the next %d days, at most %d entries"
                    .formatted(DAYS_BACK, DAYS_AHEAD, MOST);

    private final CalendarKeys keys;
    private final TimetableDesk timetable;
    private final Clock clock;

    CalendarDesk(CalendarKeys keys, TimetableDesk timetable, Clock clock) {
        this.keys = keys;
        this.timetable = timetable;
        this.clock = clock;
    }

    /** A new key, which is told only now. */
    record Made(CalendarKey key, Instant createdAt) {}

    /** From now on this key opens the person's calendar, and none that was made before. */
    @Transactional
    Made makeKey(UUID personId) {
        var key = CalendarKey.make();
        var made = new Made(key, keys.put(personId, key));
        LOG.info("calendar key made");
        return made;
    }

    Optional<CalendarKeys.Kept> findKey(UUID personId) {
        return keys.find(personId);
    }

    /** Whether there was one. */
    @Transactional
    boolean revokeKey(UUID personId) {
        return keys.delete(personId);
    }

    /** By whole days of the person's, so that it is the same text all day long unless something changes. */
    Optional<String> write(CalendarKey key) {
        return keys.use(key).map(personId -> {
            var zone = timetable.settings(personId).zone().orElse(Zones.UNTOLD);
            var today = clock.instant().atZone(zone).toLocalDate();
            var from = today.minusDays(DAYS_BACK).atStartOfDay(zone).toInstant();
            var to = today.plusDays(DAYS_AHEAD).atStartOfDay(zone).toInstant();
            // One that was put off stands where it was put.
            var entries = timetable.read(personId, from, to, Optional.empty(), MOST).stream()
                    .filter(entry -> entry.state() != Entry.State.SNOOZED)
                    .toList();
            return new CalendarFeed(entries, zone, from, to).text(DESCRIPTION);
        });
    }
}

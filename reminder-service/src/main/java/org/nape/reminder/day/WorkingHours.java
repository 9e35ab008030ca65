package org.nape.reminder.day;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * When a person works: only then are they reminded of breaks from work.
 *
 * @param ranges in the order of the week; none at all for a person who works at any time
 * @param daysOff on these nobody works
 */
public record WorkingHours(List<Range> ranges, Set<LocalDate> daysOff) {
    public static final WorkingHours ANY = new WorkingHours(List.of(), Set.of());

    public WorkingHours {
        ranges = ranges.stream().sorted().toList();
        daysOff = Set.copyOf(daysOff);
    }

    /** A part of a weekday; its end does not belong to it, but midnight as an end means all of the evening. */
    public record Range(DayOfWeek weekday, LocalTime from, LocalTime to) implements Comparable<Range> {
        boolean covers(LocalDateTime moment) {
            var time = moment.toLocalTime();
            return moment.getDayOfWeek() == weekday && !time.isBefore(from) && isBeforeEnd(time);
        }

        /** Whether the two have a moment in common. */
        public boolean overlaps(Range other) {
            return weekday == other.weekday && isBeforeEnd(other.from) && other.isBeforeEnd(from);
        }

        private boolean isBeforeEnd(LocalTime time) {
            return time.isBefore(to) || to.equals(LocalTime.MIDNIGHT);
        }

        @Override
        public int compareTo(Range other) {
            int byWeekday = weekday.compareTo(other.weekday);
            return byWeekday == 0 ? from.compareTo(other.from) : byWeekday;
        }
    }

    boolean cover(LocalDateTime moment) {
        return !daysOff.contains(moment.toLocalDate())
                && (ranges.isEmpty() || ranges.stream().anyMatch(range -> range.covers(moment)));
    }
}

package org.nape.reminder.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.due.Occurrence;

/**
 * What became of some occurrences.
 *
 * @param due how many have come; one that was put off counts only once it has come again
 * @param missed how many have passed without the person
 * @param open how many can still be acted on
 * @param snoozed how many times something was put off
 * @param ratio done of done, skipped and missed, from 0 to 1; null while there is none of them
 */
record Tally(
        int due,
        int done,
        int skipped,
        int missed,
        int open,
        int snoozed,
        @Nullable BigDecimal ratio) {
    static Tally of(Collection<Occurrence> occurrences, Instant now) {
        int done = 0;
        int skipped = 0;
        int missed = 0;
        int open = 0;
        int snoozed = 0;
        for (var occurrence : occurrences) {
            switch (occurrence.stateAt(now)) {
                case DONE -> done++;
                case SKIPPED -> skipped++;
                case MISSED -> missed++;
                case SENT -> open++;
                case SNOOZED -> snoozed++;
            }
        }
        return new Tally(
                done + skipped + missed + open,
                done,
                skipped,
                missed,
                open,
                snoozed,
                ratio(done, done + skipped + missed));
    }

    private static @Nullable BigDecimal ratio(int part, int whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}

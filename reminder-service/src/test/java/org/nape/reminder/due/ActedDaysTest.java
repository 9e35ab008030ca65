package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.day.Settings;
import org.nape.reminder.day.WorkingHours;

/**
 * Weeks in which people do, skip and put off whatever comes, in every order and at any moment of its window: hundreds of them,
 * drawn from a seed. What falls due is laid out as the ticker does it.
 */
class ActedDaysTest {
    private static final Instant START = Instant.parse("2026-03-20T06:30:00Z");
    private static final Instant END = START.plus(Duration.ofDays(14));
    private static final Duration GAP = Duration.ofHours(3);
    private static final List<Integer> SNOOZE = List.of(10, 30, 60);
    private static final List<String> RULES = List.of(
            "FREQ=DAILY;BYHOUR=8,12,16,20;BYMINUTE=0;BYSECOND=0",
            "FREQ=DAILY;BYHOUR=9,14,19;BYMINUTE=30;BYSECOND=0;COUNT=21",
            "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,30;BYSECOND=0;COUNT=160",
            "FREQ=HOURLY;INTERVAL=2",
            "FREQ=DAILY;COUNT=1");
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe");

    static Stream<Integer> seeds() {
        return IntStream.range(0, 400).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverPeopleDoNothingDoublesNothingIsQuietAndTheGapHolds(int seed) {
        var life = new Life(new Random(seed));

        life.live();

        assertThat(life.sent).isSorted().doesNotHaveDuplicates().allMatch(due -> !due.isAfter(END));
        assertThat(life.sent).noneMatch(life::isQuiet);
        assertThat(life.putOff).as("comes again, once").allMatch(life.sent::contains);
        assertThat(life.sent.stream().filter(due -> !life.putOff.contains(due)))
                .as("is laid by the rule, or waits for the gap")
                .allMatch(due -> life.isGapped() || life.byTheRule.contains(due));
        if (life.isGapped()) {
            life.assertGap();
        }
    }

    /** One person's reminder and what they do about it. */
    private static final class Life {
        private final Random random;
        private final Settings settings;
        private final Reminder reminder;
        private final Layout layout;
        private final Set<Instant> byTheRule = new HashSet<>();

        private final List<Instant> sent = new ArrayList<>();
        private final Set<Instant> putOff = new HashSet<>();
        /** When ice was on: whether it was only due or also done. */
        private final List<Instant> used = new ArrayList<>();

        private Progress progress;

        private Life(Random random) {
            this.random = random;
            var zone = ZoneId.of(pick(ZONES));
            var quiet = new QuietHours(LocalTime.of(20 + random.nextInt(4), random.nextInt(60)), LocalTime.of(7, 0));
            settings = new Settings(
                    Optional.of(zone), Optional.empty(), Optional.empty(), quiet, WorkingHours.ANY, true, 0);
            var gap = random.nextBoolean() ? Optional.of(GAP) : Optional.<Duration>empty();
            var schedule = new Schedule(
                    pick(RULES),
                    LocalDateTime.ofInstant(START, zone),
                    zone,
                    END,
                    new Manner(false, false, false, gap, Optional.empty()));
            reminder = new Reminder(
                    Optional.of("rem_ice"), Optional.of("ice-pack"), "Ice", false, schedule, Duration.ofMinutes(20));
            layout = Layout.of(schedule, settings);
            new Occurrences(schedule, settings.day(zone)).after(START).forEachRemaining(byTheRule::add);
            progress = new Progress(
                    new Occurrences(schedule, settings.day(zone)).next(START, Instant.EPOCH),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private <T> T pick(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        private boolean isGapped() {
            return reminder.schedule().manner().minGap().isPresent();
        }

        private boolean isQuiet(Instant moment) {
            return settings.day(ZoneOffset.UTC).isQuiet(moment);
        }

        private void live() {
            while (progress.nextDueAt().isPresent()) {
                var due = progress.nextDueAt().get();
                var turn = new DueReminder(UUID.randomUUID(), UUID.randomUUID(), reminder, due).turn(due, settings);
                progress = new Progress(turn.next(), Optional.empty(), turn.last(), progress.lastDoneAt());
                turn.event().ifPresent(event -> {
                    sent.add(event.dueAt());
                    act(event.dueAt(), event.expiresAt());
                });
            }
        }

        private void act(Instant due, Instant expires) {
            var window = Duration.between(due, expires).toSeconds();
            var at = due.plusSeconds(random.nextLong(window));
            switch (random.nextInt(5)) {
                case 0 -> used.add(due);
                case 1 -> progress = layout.skipped(progress, at);
                case 2 -> done(at);
                default -> snooze(due, at);
            }
        }

        private void done(Instant at) {
            used.add(at);
            progress = layout.done(progress, at);
        }

        /** Where there is room; and then perhaps for longer, or it is done or skipped before it comes again. */
        private void snooze(Instant due, Instant at) {
            var following = progress.nextDueAt();
            var until = at.plus(Duration.ofMinutes(pick(SNOOZE)));
            var snoozed = layout.snoozed(progress, until);
            if (snoozed.isEmpty()) {
                used.add(due);
                return;
            }
            assertThat(following.filter(next -> !until.isBefore(next))).isEmpty();
            progress = snoozed.get();
            assertThat(progress.putsOff(due)).isTrue();
            var later =
                    at.plusSeconds(random.nextLong(Duration.between(at, until).toSeconds()));
            switch (random.nextInt(4)) {
                case 0 -> done(later);
                case 1 -> progress = layout.skipped(progress, later);
                case 2 -> {
                    var again = later.plus(Duration.ofMinutes(pick(SNOOZE)));
                    var further = layout.snoozed(progress, again);
                    progress = further.orElse(progress);
                    putOff.add(further.isPresent() ? again : until);
                }
                default -> putOff.add(until);
            }
        }

        private void assertGap() {
            for (int i = 1; i < used.size(); i++) {
                assertThat(Duration.between(used.get(i - 1), used.get(i))).isGreaterThanOrEqualTo(GAP);
            }
        }
    }
}

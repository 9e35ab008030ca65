package org.nape.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.reminder.Examples;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.due.Occurrences;
import org.nape.reminder.due.Reminder;

class PlanMakerTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Day DAY = Day.of(BERLIN, new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
    /** A Monday, 11:15 in Berlin. */
    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");

    private final PlanMaker planMaker = new PlanMaker(KNOWLEDGE);

    /** The plan of who has not chosen anything. */
    private Optional<Plan> make(Level level, Answers answers, Instant start, Day day) {
        return planMaker.lay(planMaker.compose(level, answers, start, day.zone()), Choices.NONE, false, day);
    }

    static Stream<Examples.Example> settled() {
        return Examples.all().stream().filter(example -> example.level().isPresent());
    }

    @ParameterizedTest
    @MethodSource("settled")
    void anExampleIsRemindedOfWhatItsCaseSays(Examples.Example example) {
        var level = example.level().orElseThrow();

        var plan = make(level, KNOWLEDGE.read(example.answers()).answers(), START, DAY);

        assertThat(plan.isPresent()).isEqualTo(level != Level.EMERGENCY);
        plan.ifPresent(made -> {
            assertThat(made.reminders())
                    .extracting(each -> each.templateId().orElseThrow())
                    .containsAll(example.mustRemind());
            assertThat(made.shown()).containsAll(example.mustShow());
        });
    }

    @ParameterizedTest
    @MethodSource("settled")
    void noPlanRemindsAtNightTooOftenOrForLongerThanFourWeeks(Examples.Example example) {
        var plan = make(
                example.level().orElseThrow(), KNOWLEDGE.read(example.answers()).answers(), START, DAY);

        plan.ifPresent(made -> {
            assertThat(made.endsAt()).isEqualTo(START.plus(Duration.ofDays(28)));
            assertThat(made.reminders())
                    .allSatisfy(reminder -> assertThat(dueTimes(reminder))
                            .isNotEmpty()
                            .allSatisfy(due -> {
                                assertThat(due).isAfter(START).isBeforeOrEqualTo(made.endsAt());
                                assertThat(due.atZone(BERLIN).toLocalTime())
                                        .isBetween(LocalTime.of(7, 0), LocalTime.of(21, 59, 59));
                            }));
        });
    }

    @Test
    void allTwentyFiveExamplesAreThere() {
        assertThat(Examples.all()).hasSize(25);
    }

    @Test
    void iceStopsThreeDaysAfterTheSymptomsBegan() {
        var answers = answers("ex01", "duration_days", 2);

        var plan = make(Level.SELF_CARE, answers, START, DAY).orElseThrow();

        assertThat(dueTimes(named(plan, "rem_ice")))
                .extracting(Instant::toString)
                .containsExactly(
                        "2026-11-23T11:00:00Z", "2026-11-23T15:00:00Z", "2026-11-23T19:00:00Z", "2026-11-24T07:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2026-11-30T09:00:00Z",
        "2, 2026-11-28T09:00:00Z",
        "5, 2026-11-25T09:00:00Z",
        // Four weeks in, the day would have passed: not before the day after.
        "6, 2026-11-24T10:15:00Z",
        "7, 2026-11-24T10:15:00Z"
    })
    void theWeeklyCheckInIsAWeekAfterTheSymptomsBegan(int durationDays, String due) {
        var plan = make(Level.SELF_CARE, answers("ex01", "duration_days", durationDays), START, DAY)
                .orElseThrow();

        assertThat(dueTimes(named(plan, "ci_day7"))).containsExactly(Instant.parse(due));
    }

    @Test
    void theEarlyCheckInsAreOneAndThreeDaysAfterTheStart() {
        var plan = make(Level.SELF_CARE, answers("ex01", "duration_days", 1), START, DAY)
                .orElseThrow();

        assertThat(dueTimes(named(plan, "ci_day1"))).containsExactly(Instant.parse("2026-11-24T10:15:00Z"));
        assertThat(dueTimes(named(plan, "ci_day3"))).containsExactly(Instant.parse("2026-11-26T10:15:00Z"));
        assertThat(named(plan, "ci_day3").title()).isEqualTo("How is your neck today?");
    }

    @Test
    void theUrgentFollowUpIsPutOffToTheMorning() {
        var late = Instant.parse("2026-11-23T20:30:00Z");

        var plan = make(Level.URGENT, KNOWLEDGE.noAnswers(), late, DAY).orElseThrow();

        assertThat(dueTimes(named(plan, "rem_urgent_followup"))).containsExactly(Instant.parse("2026-11-24T06:00:00Z"));
    }

    @Test
    void aDayThatWouldGetTooFullKeepsWhatMattersMost() {
        var raw = new HashMap<>(Examples.of("ex01").answers());
        raw.replaceAll((question, answer) -> question.startsWith("trigger_") ? Boolean.TRUE : answer);

        var plan =
                make(Level.SELF_CARE, KNOWLEDGE.read(raw).answers(), START, DAY).orElseThrow();

        assertThat(plan.reminders())
                .extracting(reminder -> reminder.templateId().orElseThrow())
                .contains("ci_day1", "ci_day3", "ci_day7", "rem_ice", "rem_stretch", "rem_gentle", "rem_screen_break")
                .doesNotContain("rem_water", "rem_task_break");
    }

    @Test
    void aReminderWithoutATextIsCalledAsItsContent() {
        var plan = make(Level.SELF_CARE, answers("ex01", "duration_days", 1), START, DAY)
                .orElseThrow();

        assertThat(named(plan, "rem_screen_break").title()).isEqualTo("Screen breaks");
        assertThat(named(plan, "rem_ice").title()).isEqualTo("Ice for 20 minutes, wrapped in a cloth.");
    }

    private static Answers answers(String example, String question, Object answer) {
        return KNOWLEDGE.read(Examples.of(example).answers()).answers().with(question, answer);
    }

    private static Reminder named(Plan plan, String templateId) {
        return plan.reminders().stream()
                .filter(reminder -> reminder.templateId().orElseThrow().equals(templateId))
                .findFirst()
                .orElseThrow();
    }

    private static List<Instant> dueTimes(Reminder reminder) {
        var occurrences = new Occurrences(reminder.schedule(), DAY);
        return Stream.iterate(
                        occurrences.nextAfter(START),
                        due -> due.isPresent(),
                        due -> occurrences.nextAfter(due.orElseThrow()))
                .map(due -> due.orElseThrow())
                .toList();
    }
}

package org.nape.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.ReminderTemplate;
import org.nape.reminder.Examples;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.due.Occurrences;
import org.nape.reminder.due.Reminder;

/** Every reminder and check-in of care-plans.yaml is laid as the file says, for someone to whom its part applies. */
class CareFileTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Day DAY = Day.of(BERLIN, new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
    /** A Monday, 8:00 in Berlin: what falls due at 8:00 is not after it. */
    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

    /** Which answers, on top of those of a plain spasm, and when it then falls due first, in Berlin. */
    static Stream<Arguments> reminders() {
        return Stream.of(
                at("rem_urgent_followup", Level.URGENT, "2026-11-23T09:00Z"),
                at("rem_book_doctor", Level.ROUTINE, "2026-11-23T09:00Z", "duration_days", 9),
                at("rem_long_heat", Level.ROUTINE, "2026-11-23T08:00Z", "duration_days", 9),
                at("rem_stretch", Level.SELF_CARE, "2026-11-23T08:30Z"),
                at("rem_ice", Level.SELF_CARE, "2026-11-23T11:00Z", "duration_days", 0),
                at("rem_gentle", Level.SELF_CARE, "2026-11-23T07:30Z", "duration_days", 0),
                at("rem_heat", Level.SELF_CARE, "2026-11-23T08:00Z", "duration_days", 4),
                at("rem_head_lift", Level.SELF_CARE, "2026-11-23T09:00Z", "duration_days", 4),
                at("rem_twist_check", Level.SELF_CARE, "2026-11-25T07:00Z", "head_twisted", "new_painful"),
                at("rem_task_break", Level.SELF_CARE, "2026-11-23T08:00Z", "trigger_repeated_movement", true),
                at("rem_screen_break", Level.SELF_CARE, "2026-11-23T08:00Z", "trigger_computer_work", true),
                at("rem_pillow", Level.SELF_CARE, "2026-11-23T20:15Z", "trigger_sleep_turn", true),
                at("rem_bag", Level.SELF_CARE, "2026-11-24T07:00Z", "trigger_shoulder_bag", true),
                at("rem_breathe", Level.SELF_CARE, "2026-11-23T11:30Z", "trigger_stress", true),
                at("rem_work_break", Level.SELF_CARE, "2026-11-23T10:00Z", "trigger_stress", true),
                at("rem_posture", Level.SELF_CARE, "2026-11-23T09:15Z", "trigger_poor_posture", true),
                at("rem_water", Level.SELF_CARE, "2026-11-23T08:15Z", "trigger_dehydration", true, "duration_days", 4),
                at("rem_prevention", Level.SELF_CARE, "2026-11-30T16:00Z", "duration_days", 4),
                at("ci_day1", Level.SELF_CARE, "2026-11-24T07:00Z"),
                at("ci_day3", Level.SELF_CARE, "2026-11-26T07:00Z"),
                at("ci_day7", Level.SELF_CARE, "2026-11-28T09:00Z"));
    }

    private static Arguments at(String id, Level level, String firstDueAt, Object... answers) {
        var all = answers.length == 4
                ? Map.of((String) answers[0], answers[1], (String) answers[2], answers[3])
                : answers.length == 2 ? Map.of((String) answers[0], answers[1]) : Map.<String, Object>of();
        return Arguments.of(id, level, Instant.parse(firstDueAt.replace("Z", ":00Z")), all);
    }

    @ParameterizedTest
    @MethodSource("reminders")
    void eachIsLaidAsTheFileSays(String id, Level level, Instant firstDueAt, Map<String, Object> answers) {
        var reminder = laid(id, level, answers);

        assertThat(new Occurrences(reminder.schedule(), DAY).nextAfter(START)).contains(firstDueAt);
        assertThat(reminder.schedule().end()).isBeforeOrEqualTo(START.plus(Duration.ofDays(28)));
        KNOWLEDGE.findReminder(id).ifPresent(template -> isAsItSays(reminder, template));
        KNOWLEDGE.findCheckIn(id).ifPresent(template -> {
            assertThat(reminder.schedule().rrule()).isEqualTo(template.rrule());
            assertThat(reminder.title()).isEqualTo(template.text());
            assertThat(reminder.schedule().manner().safetyPrompt()).isTrue();
            assertThat(reminder.schedule().manner().askAgain().isPresent())
                    .isEqualTo(template.askAgain().isPresent());
        });
    }

    private static void isAsItSays(Reminder reminder, ReminderTemplate template) {
        assertThat(reminder.schedule().rrule()).isEqualTo(template.rrule());
        assertThat(reminder.duration()).isEqualTo(template.duration());
        assertThat(reminder.contentSlug()).contains(template.contentSlug());
        assertThat(reminder.schedule().manner().minGap()).isEqualTo(template.minGap());
        assertThat(reminder.schedule().manner().safetyPrompt())
                .isEqualTo(template.rrule().endsWith("COUNT=1"));
        template.text().ifPresent(text -> assertThat(reminder.title()).isEqualTo(text));
        template.stopAfterOnset()
                .ifPresent(stop -> assertThat(reminder.schedule().end()).isBeforeOrEqualTo(START.plus(stop)));
    }

    @Test
    void noReminderAndNoCheckInOfAnyPlanIsForgotten() {
        var all = KNOWLEDGE.plans().stream()
                .flatMap(plan -> Stream.concat(
                        plan.reminders().stream().map(ReminderTemplate::id),
                        plan.checkIns().stream().map(CheckInTemplate::id)));

        assertThat(reminders().map(row -> row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(
                        all.<Object>map(id -> id).distinct().toList());
    }

    private static Reminder laid(String id, Level level, Map<String, Object> more) {
        Answers answers = KNOWLEDGE
                .read(Examples.of("ex01").answers())
                .answers()
                .with("trigger_computer_work", false)
                .with("trigger_poor_posture", false);
        for (var answer : more.entrySet()) {
            answers = answers.with(answer.getKey(), answer.getValue());
        }
        var planMaker = new PlanMaker(KNOWLEDGE);
        var choices = new Choices(Optional.empty(), List.of(), true, 1);
        return planMaker
                .lay(planMaker.compose(level, answers, START, BERLIN), choices, false, DAY)
                .orElseThrow()
                .reminders()
                .stream()
                .filter(reminder -> reminder.templateId().equals(Optional.of(id)))
                .findFirst()
                .orElseThrow();
    }
}

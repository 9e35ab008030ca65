package org.nape.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CarePlan;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.reminder.Examples;
import org.nape.reminder.day.Day;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.due.Occurrences;
import org.nape.reminder.due.Reminder;
import org.nape.reminder.plan.Choices.Remedy;
import org.nape.web.Problem;

/** What the clinical files leave to the person, and what they do not. */
class ChoicesTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Day DAY = Day.of(BERLIN, new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
    /** A Monday, 7:30 in Berlin. */
    private static final Instant START = Instant.parse("2026-11-23T06:30:00Z");

    private static final Choices HEAT = new Choices(Optional.of(Remedy.HEAT), List.of(), false, 1);
    private static final Choices PREVENTION = new Choices(Optional.empty(), List.of(), true, 1);

    private final PlanMaker planMaker = new PlanMaker(KNOWLEDGE);

    @Test
    void theFileStillLeavesToThePersonWhatIsBuiltHere() {
        assertThat(KNOWLEDGE.findPlan("p_self_care_fresh").flatMap(CarePlan::note))
                .get()
                .asString()
                .contains("If the person prefers heat, swap ice for moist-heat.");
        assertThat(KNOWLEDGE.findPlan("prevention_only").map(CarePlan::onRequest))
                .contains(true);
        assertThat(KNOWLEDGE.plans().stream().filter(CarePlan::onRequest)).hasSize(1);
    }

    @Test
    void whoPrefersHeatHasItInTheRhythmOfTheIce() {
        var ice = named(lay(answers(0), Choices.NONE), "rem_ice");

        var heat = named(lay(answers(0), HEAT), "rem_ice");

        assertThat(heat.contentSlug()).contains("moist-heat");
        assertThat(heat.title()).isEqualTo("Moist heat");
        assertThat(heat.duration()).isEqualTo(Duration.ofMinutes(15));
        assertThat(heat.schedule()).isEqualTo(ice.schedule());
        assertThat(ice.contentSlug()).contains("ice-pack");
        assertThat(ice.schedule().manner().minGap()).contains(Duration.ofHours(3));
    }

    @ParameterizedTest
    @CsvSource({
        // Without an answer nobody knows that heat is safe.
        "sudden_unusual_pain, ",
        "sudden_unusual_pain, true",
        "fever, mild",
        "chills, true"
    })
    void whereHeatIsNotKnownToBeSafeIceStays(String question, String answer) {
        var answers = answers(0).with(question, "true".equals(answer) ? Boolean.TRUE : answer);
        var composition = planMaker.compose(Level.SELF_CARE, answers, START, BERLIN);

        assertThat(named(lay(answers, HEAT), "rem_ice").contentSlug()).contains("ice-pack");
        assertThat(Offers.of(composition, false, KNOWLEDGE).remedies()).isEmpty();
        assertThat(ChoiceWish.notOffered(HEAT, Choices.NONE, composition, KNOWLEDGE))
                .extracting(Problem.Fault::pointer)
                .containsExactly("/prefers");
        // What is remembered of another plan is no reason to refuse everything else.
        assertThat(ChoiceWish.notOffered(HEAT, HEAT, composition, KNOWLEDGE)).isEmpty();
    }

    @Test
    void afterTheFirstDaysThereIsHeatWhateverThePersonPrefers() {
        var plan = lay(answers(4), new Choices(Optional.of(Remedy.ICE), List.of(), false, 1));

        assertThat(ids(plan)).contains("rem_heat").doesNotContain("rem_ice");
    }

    @ParameterizedTest
    @CsvSource({
        "p_cause_stress, rem_breathe",
        "p_cause_poor_posture, rem_posture",
        "p_cause_sleep_turn, rem_pillow",
        "p_cause_shoulder_bag, rem_bag",
        "p_cause_computer_work, rem_screen_break"
    })
    void theCauseThatIsChosenFirstIsKeptHoweverFullTheDayIs(String cause, String reminder) {
        var first = new Choices(Optional.empty(), List.of(cause), false, 1);

        assertThat(ids(lay(FullPlan.answers(), first))).contains(reminder);
    }

    @Test
    void whatIsChosenLastGivesWayAndWhatMattersMoreIsKeptAsBefore() {
        var answers = answers(4)
                .with("trigger_computer_work", false)
                .with("trigger_stress", true)
                .with("trigger_poor_posture", true)
                .with("trigger_dehydration", true);
        var waterFirst = List.of("p_cause_dehydration", "p_cause_stress");

        var usual = ids(lay(answers, Choices.NONE));
        var chosen = ids(lay(answers, new Choices(Optional.empty(), waterFirst, false, 1)));

        var before = List.of("ci_day1", "ci_day3", "ci_day7", "rem_heat", "rem_stretch", "rem_head_lift");
        assertThat(usual)
                .containsAll(before)
                .contains("rem_breathe", "rem_work_break", "rem_posture")
                .doesNotContain("rem_water");
        assertThat(chosen)
                .containsAll(before)
                .contains("rem_water", "rem_breathe")
                .doesNotContain("rem_work_break");
    }

    @Test
    void anyOrderOfCausesKeepsToTheLimitOfTheDay() {
        var random = new Random(16);
        var causes = new ArrayList<>(
                Offers.of(planMaker.compose(Level.SELF_CARE, FullPlan.answers(), START, BERLIN), false, KNOWLEDGE)
                        .causes());

        for (var i = 0; i < 50; i++) {
            Collections.shuffle(causes, random);
            var order = causes.stream().map(Offers.Cause::id).toList();
            var plan = lay(FullPlan.answers(), new Choices(Optional.empty(), order, true, 1));

            assertThat(busiestDay(plan)).describedAs(order.toString()).isLessThanOrEqualTo(16);
        }
    }

    @Test
    void preventionComesOnTopFromTheEighthDayOnAndEndsWithThePlan() {
        var usual = lay(answers(0), Choices.NONE);

        var asked = lay(answers(0), PREVENTION);

        assertThat(ids(asked)).containsAll(ids(usual)).contains("rem_prevention");
        assertThat(asked.parts()).contains("p_self_care_base", "prevention_only");
        assertThat(asked.shown()).containsAll(usual.shown()).contains("prevention-exercise", "meditation", "pilates");
        assertThat(dueTimes(named(asked, "rem_prevention")))
                .startsWith(Instant.parse("2026-11-30T16:00:00Z"))
                .hasSize(9)
                .allMatch(due -> !due.isAfter(START.plus(Duration.ofDays(28))));
    }

    @Test
    void whoIsWellAgainKeepsPreventionAndNothingElse() {
        var composition = planMaker.compose(Level.SELF_CARE, answers(0), START, BERLIN);

        var left = planMaker.lay(composition, PREVENTION, true, DAY).orElseThrow();

        assertThat(ids(left)).containsExactly("rem_prevention");
        assertThat(left.parts()).containsExactly("prevention_only");
        assertThat(left.shown())
                .startsWith("when-to-see-a-doctor", "meningitis-warning")
                .contains("prevention-exercise")
                .doesNotContain("ice-pack", "basic-neck-stretch", "pain-relief-medicine");
        assertThat(planMaker.lay(composition, Choices.NONE, true, DAY)).isEmpty();
    }

    @Test
    void preventionThatCouldHarmIsNotShown() {
        var fragile = answers(0).with("fragile_neck_condition", null);

        var left = planMaker
                .lay(planMaker.compose(Level.SELF_CARE, fragile, START, BERLIN), PREVENTION, true, DAY)
                .orElseThrow();

        assertThat(left.shown())
                .contains("screen-stand", "prevention-exercise")
                .doesNotContain("pilates", "stretch-early");
    }

    @Test
    void preventionIsForCareAtHomeOnly() {
        for (var level : List.of(Level.ROUTINE, Level.URGENT, Level.EMERGENCY)) {
            var answers = KNOWLEDGE.read(Examples.at(level).answers()).answers();
            var composition = planMaker.compose(level, answers, START, BERLIN);

            assertThat(composition.courses().offerPrevention()).isFalse();
            assertThat(ChoiceWish.notOffered(PREVENTION, Choices.NONE, composition, KNOWLEDGE))
                    .extracting(Problem.Fault::pointer)
                    .containsExactly("/prevention");
            assertThat(planMaker.lay(composition, PREVENTION, false, DAY).map(Plan::parts))
                    .isEqualTo(
                            planMaker.lay(composition, Choices.NONE, false, DAY).map(Plan::parts));
        }
    }

    @Test
    void whatWasTakenAwayIsInNoCourse() {
        var composition = planMaker.compose(Level.SELF_CARE, answers(0), START, BERLIN);

        var rest = composition.without(Set.of("moist-heat", "prevention-exercise"), KNOWLEDGE);

        var plan = planMaker.lay(rest, new Choices(Optional.of(Remedy.HEAT), List.of(), true, 1), false, DAY);
        assertThat(plan.orElseThrow().shown()).doesNotContain("moist-heat", "prevention-exercise");
        assertThat(ids(plan.orElseThrow())).doesNotContain("rem_heat", "rem_prevention");
        assertThat(named(plan.orElseThrow(), "rem_ice").contentSlug()).contains("ice-pack");
        assertThat(planMaker.lay(rest, PREVENTION, true, DAY).orElseThrow().shown())
                .contains("meditation")
                .doesNotContain("prevention-exercise");
    }

    @Test
    void onlyTheNextPlanForgetsThatPreventionWasAskedFor() {
        var chosen = new Choices(Optional.of(Remedy.HEAT), List.of("p_cause_stress"), true, 4);

        assertThat(chosen.forAnotherPlan())
                .isEqualTo(new Choices(Optional.of(Remedy.HEAT), List.of("p_cause_stress"), false, 5));
        assertThat(HEAT.forAnotherPlan()).isEqualTo(HEAT);
    }

    private Plan lay(Answers answers, Choices choices) {
        var composition = planMaker.compose(Level.SELF_CARE, answers, START, BERLIN);
        return planMaker.lay(composition, choices, false, DAY).orElseThrow();
    }

    private static Answers answers(int durationDays) {
        return KNOWLEDGE.read(Examples.of("ex01").answers()).answers().with("duration_days", durationDays);
    }

    private static List<String> ids(Plan plan) {
        return plan.reminders().stream()
                .map(reminder -> reminder.templateId().orElseThrow())
                .toList();
    }

    private static Reminder named(Plan plan, String id) {
        return plan.reminders().stream()
                .filter(reminder -> reminder.templateId().equals(Optional.of(id)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Instant> dueTimes(Reminder reminder) {
        var due = new ArrayList<Instant>();
        new Occurrences(reminder.schedule(), DAY).after(START).forEachRemaining(due::add);
        return due;
    }

    /** A series of screen breaks counts as one. */
    private static int busiestDay(Plan plan) {
        var perDay = new HashMap<Object, Integer>();
        for (var reminder : plan.reminders()) {
            var isSeries = reminder.contentSlug().equals(Optional.of("screen-breaks"));
            var days = dueTimes(reminder).stream().map(due -> due.atZone(BERLIN).toLocalDate());
            (isSeries ? days.distinct() : days).forEach(day -> perDay.merge(day, 1, Integer::sum));
        }
        return perDay.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}

package org.nape.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ContentKind;
import org.nape.knowledge.Examples;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.RandomAnswers;
import org.nape.knowledge.ReminderTemplate;
import org.nape.knowledge.Truth;

class CareComposerTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private final CareComposer composer = new CareComposer(KNOWLEDGE);

    @Test
    void safetyComesFirstThenWhatSuitsTheCauseThenTheRest() {
        var care = composer.compose(Level.SELF_CARE, deskWorker());

        assertThat(slugs(care)).startsWith("when-to-see-a-doctor", "meningitis-warning", "scalene-stretch");
        assertThat(slugs(care).indexOf("screen-breaks")).isLessThan(slugs(care).indexOf("neck-spasm"));
        assertThat(slugs(care)).doesNotHaveDuplicates();
        assertThat(care.checkIns()).extracting(CheckInTemplate::id).containsExactly("ci_day1", "ci_day3", "ci_day7");
        assertThat(care.planIds())
                .contains("p_self_care_base", "p_self_care_fresh")
                .doesNotContain("prevention_only");
    }

    @Test
    void aTrueContraindicationHidesAnItemAndSaysWhy() {
        var care = composer.compose(Level.SELF_CARE, deskWorker().with("takes_anticoagulant", true));

        assertThat(because(care, "self-or-partner-massage")).isEqualTo("Risk of bruising.");
        assertThat(because(care, "anti-inflammatory-medicine"))
                .isEqualTo("Risk of bleeding, kidney, heart or asthma problems.");
    }

    @Test
    void anOpenContraindicationHidesAnItemAndNamesTheQuestion() {
        var care = composer.compose(Level.SELF_CARE, deskWorker().without("nsaid_risk"));

        assertThat(because(care, "anti-inflammatory-medicine"))
                .startsWith("We do not know yet: Have you had a stomach ulcer");
        assertThat(composer.openQuestions(Level.SELF_CARE, deskWorker().without("nsaid_risk")))
                .extracting(Question::id)
                .containsExactly("nsaid_risk");
    }

    @Test
    void notSureHidesAnItemToo() {
        var care = composer.compose(Level.SELF_CARE, deskWorker().with("fragile_neck_condition", null));

        assertThat(slugs(care)).doesNotContain("basic-neck-stretch", "gentle-movement", "pilates");
        assertThat(care.reminders()).extracting(ReminderTemplate::id).doesNotContain("rem_stretch", "rem_gentle");
    }

    @Test
    void aPartOfThePlanMayForbidWhatAnotherShows() {
        var care = composer.compose(Level.SELF_CARE, deskWorker().with("dizziness", "light_headed"));

        assertThat(slugs(care)).contains("symptom-dizziness").doesNotContain("basic-neck-stretch", "scalene-stretch");
        assertThat(because(care, "basic-neck-stretch"))
                .isEqualTo("This does not fit the signs that you told us about.");
        assertThat(care.reminders()).extracting(ReminderTemplate::id).doesNotContain("rem_stretch");
    }

    @Test
    void aPartMayKeepWhatAnotherForbids() {
        var care = composer.compose(Level.ROUTINE, deskWorker().with("duration_days", 9));

        assertThat(slugs(care)).contains("basic-neck-stretch", "pilates").doesNotContain("scalene-stretch");
        assertThat(care.reminders()).extracting(ReminderTemplate::id).contains("rem_book_doctor", "rem_long_heat");
    }

    @Test
    void oneReminderReplacesAnother() {
        var care = composer.compose(Level.SELF_CARE, deskWorker().with("trigger_repeated_movement", true));

        assertThat(care.reminders())
                .extracting(ReminderTemplate::id)
                .contains("rem_screen_break")
                .doesNotContain("rem_task_break");
    }

    @Test
    void aPlanOnRequestWaitsForTheRequest() {
        var care = composer.compose(Level.SELF_CARE, deskWorker(), Set.of("prevention_only"));

        assertThat(care.planIds()).contains("prevention_only");
        assertThat(care.reminders()).extracting(ReminderTemplate::id).contains("rem_prevention");
    }

    @Test
    void whatIsLeftOfACareIsWhatItsPlansShowAndWhatIsAlwaysVisible() {
        var care = composer.compose(
                Level.SELF_CARE, deskWorker().with("fragile_neck_condition", null), Set.of("prevention_only"));

        var left = composer.only(Set.of("prevention_only"), care);

        assertThat(slugs(left))
                .startsWith("when-to-see-a-doctor", "meningitis-warning")
                .contains("prevention-exercise", "meditation")
                .doesNotContain("ice-pack", "neck-spasm", "pilates");
        assertThat(left.withheld()).extracting(each -> each.item().slug()).contains("pilates");
        assertThat(left.reminders()).extracting(ReminderTemplate::id).containsExactly("rem_prevention");
        assertThat(left.checkIns()).isEmpty();
        assertThat(left.planIds()).containsExactly("prevention_only");
    }

    @Test
    void aWarningIsShownUnlessItIsKnownToBeOfNoUse() {
        assertThat(slugs(composer.compose(Level.URGENT, KNOWLEDGE.noAnswers()))).contains("no-driving");
        assertThat(slugs(composer.compose(Level.ROUTINE, deskWorker().with("neck_movement", "full"))))
                .doesNotContain("no-driving");
    }

    @Test
    void anEmergencyShowsTheCardAndNothingToDo() {
        var care = composer.compose(Level.EMERGENCY, deskWorker());

        assertThat(slugs(care)).containsExactly("emergency-card", "meningitis-warning");
        assertThat(care.reminders()).isEmpty();
        assertThat(care.checkIns()).isEmpty();
        assertThat(care.planIds()).containsExactly("p_emergency");
    }

    @Test
    void anUrgentInjuryIsToldWhatToDoUntilItIsSeen() {
        var care = composer.compose(Level.URGENT, deskWorker().with("injury", "earlier"));

        assertThat(slugs(care)).startsWith("urgent-card").contains("whiplash-and-trauma", "no-collar");
        assertThat(care.reminders()).extracting(ReminderTemplate::id).containsExactly("rem_urgent_followup");
    }

    @Test
    void withoutALevelOnlySafetyIsShown() {
        var care = composer.whileUnsettled(Level.URGENT);

        assertThat(slugs(care)).containsExactly("urgent-card", "when-to-see-a-doctor", "meningitis-warning");
        assertThat(slugs(composer.whileUnsettled(Level.EMERGENCY))).startsWith("emergency-card");
        assertThat(slugs(composer.whileUnsettled(Level.ROUTINE)))
                .containsExactly("when-to-see-a-doctor", "meningitis-warning");
        assertThat(care.reminders()).isEmpty();
    }

    @Test
    void aRedFlagLeavesNothingThatCouldHarm() {
        var before = composer.compose(Level.SELF_CARE, deskWorker());

        var after = composer.afterRedFlag(Level.EMERGENCY, before);

        assertThat(slugs(after))
                .startsWith("emergency-card", "meningitis-warning")
                .contains("neck-spasm");
        assertThat(after.shown())
                .extracting(ContentItem::kind)
                .doesNotContain(
                        ContentKind.EXERCISE, ContentKind.HOME_REMEDY, ContentKind.TREATMENT, ContentKind.PREVENTION);
        assertThat(because(after, "ice-pack")).isEqualTo("Stop your plan. Do not stretch, massage or use heat.");
        assertThat(after.reminders()).isEmpty();
        assertThat(after.checkIns()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsShownIsKnownToBeSafe(Level level) {
        var random = new RandomAnswers(KNOWLEDGE, new Random(4));
        for (int i = 0; i < 2_000; i++) {
            var answers = random.next();
            var care = composer.compose(level, answers);
            assertThat(care.shown())
                    .allMatch(item -> item.contraindications().stream()
                            .allMatch(each -> each.condition().in(answers) == Truth.NO))
                    .noneMatch(ContentItem::libraryOnly)
                    .noneMatch(item -> composer.hiddenKinds(level).contains(item.kind()));
            assertThat(care.reminders()).allMatch(reminder -> care.shows(reminder.contentSlug()));
            assertThat(care.shown()).extracting(ContentItem::slug).contains("meningitis-warning");
        }
    }

    private static List<String> slugs(Care care) {
        return care.shown().stream().map(ContentItem::slug).toList();
    }

    private static String because(Care care, String slug) {
        return care.withheld().stream()
                .filter(withheld -> withheld.item().slug().equals(slug))
                .map(Withheld::because)
                .findFirst()
                .orElse("shown, or not planned");
    }

    private static Answers deskWorker() {
        return KNOWLEDGE.read(Examples.example("ex01").answers()).answers();
    }
}

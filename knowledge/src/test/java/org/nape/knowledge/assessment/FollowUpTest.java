package org.nape.knowledge.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.Examples;
import org.nape.knowledge.FollowUpRule;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.RandomAnswers;
import org.nape.knowledge.assessment.FollowUp.Outcome;

class FollowUpTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final CheckInTemplate DAY_1 =
            KNOWLEDGE.findCheckIn("ci_day1").orElseThrow();
    private static final CheckInTemplate DAY_7 =
            KNOWLEDGE.findCheckIn("ci_day7").orElseThrow();

    private final Assessor assessor = new Assessor(KNOWLEDGE);
    private final FollowUp followUp = new FollowUp(KNOWLEDGE, assessor);

    /** A check-in and one of the sets of answers that it can have; a question has yes, no and "not sure". */
    record Answered(CheckInTemplate checkIn, Map<String, @Nullable Boolean> said) {
        Answers answers() {
            return KNOWLEDGE.read(checkIn, said).answers();
        }

        boolean isNo(String question) {
            return Boolean.FALSE.equals(said.get(question));
        }

        boolean isAsked(String question) {
            return said.containsKey(question);
        }
    }

    static List<Answered> everyAnswerToEveryCheckIn() {
        return KNOWLEDGE.checkIns().stream().flatMap(FollowUpTest::everyAnswer).toList();
    }

    private static Stream<Answered> everyAnswer(CheckInTemplate checkIn) {
        var all = List.of(new LinkedHashMap<String, @Nullable Boolean>());
        for (var question : checkIn.ask()) {
            var more = new ArrayList<LinkedHashMap<String, @Nullable Boolean>>();
            for (var said : all) {
                for (var value : Arrays.asList(true, false, null)) {
                    var with = new LinkedHashMap<>(said);
                    with.put(question.id(), value);
                    more.add(with);
                }
            }
            all = List.copyOf(more);
        }
        return all.stream().map(said -> new Answered(checkIn, said));
    }

    @ParameterizedTest
    @MethodSource("everyAnswerToEveryCheckIn")
    void onlyAPlainNoToEveryWorryLetsAPlanGoOn(Answered answered) {
        var decision = decide(answered.checkIn(), answered.answers());

        assertThat(decision.outcome()).isEqualTo(expected(answered));
    }

    /** The follow-up rules once more, as a clinician would say them. */
    private static Outcome expected(Answered answered) {
        if (!answered.isNo("new_warning_sign")
                || answered.isAsked("getting_worse_since") && !answered.isNo("getting_worse_since")) {
            return Outcome.REASSESS;
        }
        if (!answered.isAsked("still_hurting")) {
            return Outcome.CONTINUE;
        }
        return answered.isNo("still_hurting") ? Outcome.RECOVERED : Outcome.BOOK_DOCTOR;
    }

    @ParameterizedTest
    @MethodSource("everyAnswerToEveryCheckIn")
    void theCheckInsThemselvesSayTheSame(Answered answered) {
        var decision = decide(answered.checkIn(), answered.answers());

        for (var effect : answered.checkIn().onAnswer()) {
            if (Boolean.valueOf(effect.answer())
                    .equals(answered.said().get(effect.question().id()))) {
                effect.level()
                        .ifPresent(level -> assertThat(decision.assessment().atLeast())
                                .hasValueSatisfying(found ->
                                        assertThat(level.isAbove(found)).isFalse()));
                effect.ruleId()
                        .ifPresent(id -> assertThat(followUp.because(answered.answers()))
                                .extracting(FollowUpRule::id)
                                .contains(id));
                assertThat(FollowUp.offer(answered.checkIn(), answered.answers()))
                        .isEqualTo(effect.offer());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyAnswerToEveryCheckIn")
    void noCheckInSoothesWhateverElseIsAnswered(Answered answered) {
        var random = new RandomAnswers(KNOWLEDGE, new Random(3));
        for (int i = 0; i < 500; i++) {
            var others = random.next();

            var decision = decide(answered.checkIn(), answered.answers().over(others));

            var without = assessor.assess(others);
            if (expected(answered).makesReport()) {
                assertThat(decision.outcome().makesReport()).isTrue();
                assertThat(decision.assessment().level()).isNotEqualTo(Optional.of(Level.SELF_CARE));
            } else {
                assertThat(decision.assessment()).isEqualTo(without);
            }
            assertThat(without.atLeast().filter(level -> level.isAbove(reached(decision))))
                    .isEmpty();
            if (without.atLeast().isPresent() || !without.conflicts().isEmpty()) {
                assertThat(decision.outcome().makesReport()).isTrue();
            }
        }
    }

    private static Level reached(FollowUp.Decision decision) {
        return decision.assessment().atLeast().orElse(Level.SELF_CARE);
    }

    @Test
    void stillHurtingAfterAWeekIsSettledAsRoutine() {
        var decision = decide(DAY_7, calmAtDay7().with("still_hurting", true));

        assertThat(decision.assessment()).isInstanceOfSatisfying(Assessment.Settled.class, settled -> {
            assertThat(settled.settledLevel()).isEqualTo(Level.ROUTINE);
            assertThat(settled.followUps()).extracting(FollowUpRule::id).containsExactly("f_day7_still_hurting");
        });
        assertThat(decision.assessment().redFlagLevel()).isEmpty();
    }

    @Test
    void aNewSignThatIsNotNamedIsOpenAndUrgentToHandOver() {
        var decision = decide(DAY_1, KNOWLEDGE.noAnswers().with("new_warning_sign", true));

        assertThat(decision.assessment()).isInstanceOfSatisfying(Assessment.Open.class, open -> {
            assertThat(open.handoverUrgency()).isEqualTo(Level.URGENT);
            assertThat(open.toAsk().getFirst().id()).isEqualTo("suspects_meningitis");
        });
        assertThat(decision.assessment().atLeast()).isEmpty();
    }

    @Test
    void aNewSignMakesEverythingBeAskedAgainThoughAllOtherAnswersAreCalm() {
        var calm = calm().with("new_warning_sign", true);

        var decision = decide(DAY_1, calm);

        assertThat(decision.outcome()).isEqualTo(Outcome.REASSESS);
        assertThat(decision.assessment()).isInstanceOfSatisfying(Assessment.Open.class, open -> {
            assertThat(open.handoverUrgency()).isEqualTo(Level.URGENT);
            assertThat(open.unresolved())
                    .isEqualTo(assessor.assess(KNOWLEDGE.noAnswers()).unresolved());
        });
    }

    @Test
    void anEmergencyDecidesAtOnce() {
        var decision = decide(DAY_1, calmAtDay1().with("fever", "high").with("stiff_neck", true));

        assertThat(decision.outcome()).isEqualTo(Outcome.REASSESS);
        assertThat(decision.assessment().level()).contains(Level.EMERGENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "stiff_neck,true,REASSESS",
        "headache,mild,REASSESS",
        "heart_signs,,REASSESS",
        "fever,mild,REASSESS",
        "fever,none,CONTINUE",
        "heart_signs,false,CONTINUE",
        "trigger_stress,,CONTINUE",
        "age_years,70,CONTINUE"
    })
    void oneAnswerMoreIsEnoughToAskOn(String question, String answer, Outcome outcome) {
        var decision = decide(DAY_1, calmAtDay1().with(question, value(answer)));

        assertThat(decision.outcome()).isEqualTo(outcome);
    }

    @Test
    void aSignThatIsToldOfKeepsEvenARoutineOutcomeOpen() {
        var decision = decide(DAY_7, calmAtDay7().with("still_hurting", true).with("stiff_neck", true));

        assertThat(decision.outcome()).isEqualTo(Outcome.REASSESS);
        assertThat(decision.assessment().level()).isEmpty();
        assertThat(decision.assessment().atLeast()).contains(Level.ROUTINE);
    }

    @Test
    void answersThatSettleAtRoutineBookADoctor() {
        var decision = decide(DAY_1, calm().with("new_warning_sign", false).with("duration_days", 9));

        assertThat(decision.outcome()).isEqualTo(Outcome.BOOK_DOCTOR);
    }

    @Test
    void answersThatContradictEachOtherAreAskedAgain() {
        var decision = decide(
                DAY_1,
                calm().with("new_warning_sign", false).with("pain_worst", 0).with("sharp_pain", true));

        assertThat(decision.outcome()).isEqualTo(Outcome.REASSESS);
        assertThat(decision.assessment()).isInstanceOf(Assessment.NeedsClarification.class);
    }

    @Test
    void freshEarlierAnswersStandUnderTheNewOnes() {
        var earlier = calm().with("fever", "mild");

        var decision = followUp.decide(
                DAY_7, calmAtDay7().with("still_hurting", true).with("chills", false), Optional.of(earlier));

        assertThat(decision.standing().find("fever")).contains("mild");
        assertThat(decision.assessment().atLeast()).contains(Level.URGENT);
    }

    @Test
    void earlierAnswersReassureNobodyWhoHasANewSign() {
        var given = KNOWLEDGE.noAnswers().with("new_warning_sign", true).with("chills", false);

        var decision = followUp.decide(DAY_1, given, Optional.of(calm()));

        assertThat(decision.standing()).isEqualTo(given);
        assertThat(decision.assessment().level()).isEmpty();
    }

    @Test
    void earlierAnswersMayCompleteAnEmergency() {
        var given = KNOWLEDGE.noAnswers().with("new_warning_sign", true).with("stiff_neck", true);
        var earlier = KNOWLEDGE.noAnswers().with("fever", "high");

        var decision = followUp.decide(DAY_1, given, Optional.of(earlier));

        assertThat(decision.assessment().level()).contains(Level.EMERGENCY);
        assertThat(decision.standing()).isEqualTo(given.with("fever", "high"));
    }

    @Test
    void earlierAnswersAloneAreNoReasonToStop() {
        var decision = followUp.decide(DAY_1, calmAtDay1(), Optional.of(calm().with("fever", "mild")));

        assertThat(decision.outcome()).isEqualTo(Outcome.CONTINUE);
    }

    @Test
    void anOutcomeIsWrittenAsInEvents() {
        assertThat(Arrays.stream(Outcome.values()).map(Outcome::id))
                .containsExactly("continue", "reassess", "book-doctor", "recovered");
        assertThat(Arrays.stream(Outcome.values()).map(outcome -> Outcome.ofId(outcome.id())))
                .containsExactly(Outcome.values());
    }

    private FollowUp.Decision decide(CheckInTemplate checkIn, Answers given) {
        return followUp.decide(checkIn, given, Optional.empty());
    }

    private static @Nullable Object value(@Nullable String answer) {
        return switch (answer) {
            case null -> null;
            case "true", "false" -> Boolean.valueOf(answer);
            case String text when text.matches("\\d+") -> Integer.valueOf(text);
            case String text -> text;
        };
    }

    private static Answers calmAtDay1() {
        return KNOWLEDGE.noAnswers().with("new_warning_sign", false);
    }

    private static Answers calmAtDay7() {
        return calmAtDay1().with("getting_worse_since", false);
    }

    /** Everything answered, care at home. */
    private static Answers calm() {
        return KNOWLEDGE.read(Examples.example("ex01").answers()).answers();
    }
}

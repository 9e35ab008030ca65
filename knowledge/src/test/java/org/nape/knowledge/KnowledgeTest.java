package org.nape.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();

    @TempDir
    Path directory;

    @Test
    void nothingThatCliniciansAgreedOnIsLost() {
        assertThat(KNOWLEDGE.version()).matches("\\d+\\.\\d+");
        assertThat(KNOWLEDGE.contentHash()).matches("[0-9a-f]{64}");
        assertThat(KNOWLEDGE.questions()).hasSizeGreaterThanOrEqualTo(53);
        assertThat(KNOWLEDGE.followUpQuestions()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(KNOWLEDGE.rules()).hasSizeGreaterThanOrEqualTo(53);
        assertThat(KNOWLEDGE.followUpRules()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(KNOWLEDGE.checks()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(KNOWLEDGE.content()).hasSizeGreaterThanOrEqualTo(59);
        assertThat(KNOWLEDGE.findReference("nice_ng240")).isPresent();
    }

    @Test
    void theTextsOfALevelAreThere() {
        assertThat(KNOWLEDGE.advice(Level.EMERGENCY).title()).isEqualTo("Call emergency services now");
        assertThat(KNOWLEDGE.behaviour(Level.EMERGENCY).stopInterview()).isTrue();
        assertThat(KNOWLEDGE.handover().person()).contains("speak to a doctor or nurse today");
    }

    @Test
    void contraindicationsOfBothListsCount() {
        var stretch = KNOWLEDGE.findContent("basic-neck-stretch").orElseThrow();

        assertThat(stretch.contraindications()).hasSize(8);
        assertThat(stretch.steps()).hasSize(6);
        assertThat(stretch.kind().id()).isEqualTo("exercise");
    }

    @Test
    void theReminderPolicyIsReadFromItsSentences() {
        var policy = KNOWLEDGE.reminderPolicy();

        assertThat(policy.bundleWithin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(policy.longestPlan()).isEqualTo(Duration.ofDays(28));
        assertThat(policy.missedBeforeFewer()).isEqualTo(3);
        assertThat(policy.isQuiet(LocalTime.of(21, 59))).isFalse();
        assertThat(policy.isQuiet(LocalTime.of(22, 0))).isTrue();
        assertThat(policy.isQuiet(LocalTime.of(6, 59))).isTrue();
        assertThat(policy.isQuiet(LocalTime.of(7, 0))).isFalse();
    }

    @Test
    void theLastCheckInCountsFromTheOnset() {
        var checkIn = KNOWLEDGE.findCheckIn("ci_day7").orElseThrow();

        assertThat(checkIn.afterOnset())
                .contains(new CheckInTemplate.AfterOnset(Duration.ofDays(7), LocalTime.of(10, 0), Duration.ofDays(1)));
        assertThat(checkIn.onAnswer())
                .extracting(CheckInTemplate.OnAnswer::ruleId)
                .contains(Optional.of("f_day7_still_hurting"));
    }

    @Test
    void whoeverSaysThatItMadeItWorseIsAskedForWarningSignsAtOnceAndNoPlanAsksSo() {
        var reCheck = KNOWLEDGE.findReCheck().orElseThrow();

        assertThat(reCheck.ask()).extracting(Question::id).containsExactly("new_warning_sign", "getting_worse_since");
        assertThat(reCheck.offset()).contains(Duration.ZERO);
        assertThat(KNOWLEDGE.plans())
                .allSatisfy(plan -> assertThat(plan.checkIns()).doesNotContain(reCheck));
    }

    @Test
    void onlyTheReminderToBookADoctorIsOverOnceItIsTicked() {
        var stopping = KNOWLEDGE.plans().stream()
                .flatMap(plan -> plan.reminders().stream())
                .filter(ReminderTemplate::stopsWhenDone);

        assertThat(stopping).extracting(ReminderTemplate::id).containsExactly("rem_book_doctor");
    }

    @ParameterizedTest
    @CsvSource({"GB,999", "gb,999", "' ch ',144", "PL,112", "'',112"})
    void thereIsAlwaysANumberToCall(String country, String number) {
        assertThat(KNOWLEDGE.emergencyNumbers().forCountry(Optional.of(country)).primary())
                .isEqualTo(number);
        assertThat(KNOWLEDGE.emergencyNumbers().forCountry(Optional.empty()).primary())
                .isEqualTo("112");
    }

    /** What {@code skipped_questions} demands of whoever writes a condition. */
    @Test
    void noRuleAndNoContraindicationNeedsAQuestionThatIsNotAsked() {
        var conditions = Stream.concat(
                        KNOWLEDGE.rules().stream().map(Rule::condition),
                        KNOWLEDGE.content().stream()
                                .flatMap(item -> item.contraindications().stream())
                                .map(Contraindication::condition))
                .toList();
        var random = new RandomAnswers(KNOWLEDGE, new Random(11));
        for (int i = 0; i < 5_000; i++) {
            var answers = random.next();
            for (var condition : conditions) {
                assertThat(condition.openQuestions(answers)).noneMatch(question -> isSkipped(question, answers));
            }
        }
    }

    private static boolean isSkipped(Question question, Answers answers) {
        return question.askIf()
                .filter(condition -> condition.in(answers) == Truth.NO)
                .isPresent();
    }

    @Test
    void aDirectoryWithTheSameFilesHoldsTheSameKnowledge() {
        copyTo(directory);

        assertThat(Knowledge.load(directory).contentHash()).isEqualTo(KNOWLEDGE.contentHash());
    }

    @Test
    void anyChangedByteIsAnotherKnowledge() {
        change("rules.yaml", "Call emergency services now.", "Call emergency services at once.");

        assertThat(Knowledge.load(directory).contentHash()).isNotEqualTo(KNOWLEDGE.contentHash());
    }

    /** One broken copy for each kind of fault: file, what to replace (first place), by what, entry, column, message. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    rules.yaml | when: 'suspects_meningitis' | when: 'suspects_flu' | e_suspected_meningitis | 1 | no question 'suspects_flu'
                    rules.yaml | when: 'duration_days > 7' | when: 'duration_days > "7"' | r_over_a_week | 17 | is a number
                    rules.yaml | skin_marks == "purple_or_non_fading" | skin_marks == "purple" | e_meningitis_skin_marks | 15 | has no option 'purple'
                    rules.yaml | when: 'heart_signs' | when: 'level == "URGENT"' | e_heart | 1 | no question 'level'
                    rules.yaml | when: 'heart_signs' | when: 'heart_signs &&' | e_heart | 15 | ends too early
                    rules.yaml | sources: [nhs_heart_attack] | sources: [nhs_hart] | e_heart | 0 | no reference 'nhs_hart'
                    rules.yaml | sources: [nhs_heart_attack] | sources: [] | e_heart | 0 | needs a source
                    rules.yaml | id: e_airway | id: e_heart | e_heart | 0 | id is taken
                    rules.yaml | mandatory: true | mandatory: false | e_suspected_meningitis | 0 | mandatory
                    rules.yaml | level: URGENT | level: QUICK | u_injury | 0 | there is no 'QUICK'
                    rules.yaml | origin: extension | origin: rumour | e_meningism_no_fever | 0 | there is no 'rumour'
                    rules.yaml | ask_again: [injury] | ask_again: [accident] | c_no_injury_but_details | 0 | no question 'accident'
                    rules.yaml | show: [urgent-card] | show: [urgent-note] | URGENT | 0 | no content item 'urgent-note'
                    rules.yaml | rank: 3 | rank: 2 | EMERGENCY | 0 | the rank of EMERGENCY is 3
                    rules.yaml | when: 'new_warning_sign' | when: 'chills' | f_new_warning_sign | 1 | no question 'chills'
                    rules.yaml | effect: {level: ROUTINE} | effect: {level: URGENT} | f_day7_still_hurting | 0 | no level but ROUTINE
                    rules.yaml | safety: "Fires alone. | saftey: "Fires alone. | e_meningitis_skin_marks | 0 | the field 'saftey' is not known
                    questions.yaml | ask_if: "duration_days >= 90" | ask_if: "nsaid_risk" | inflammatory_pattern | 1 | no question 'nsaid_risk'
                    questions.yaml | used_by: [e_suspected_meningitis] | used_by: [e_heart] | suspects_meningitis | 0 | used_by must be [e_suspected_meningitis]
                    questions.yaml | used_by: [e_heart] | used_by: [e_heart, u_fever] | heart_signs | 0 | used_by must be [e_heart]
                    questions.yaml | group: nerve_signs | group: nerves | cord_symptoms | 0 | no group 'nerves'
                    questions.yaml | type: number | type: numeral | age_years | 0 | there is no 'numeral'
                    questions.yaml | integer: true | integer: false | age_years | 0 | only whole numbers
                    questions.yaml | id: heart_signs | id: stroke_signs | stroke_signs | 0 | question id is taken
                    questions.yaml | - {id: mild, label: "Yes, mild | - {id: none, label: "Yes, mild | headache | 0 | all different
                    content.yaml | when: 'fragile_neck_condition' | when: 'fragile_neck' | basic-neck-stretch | 1 | no question 'fragile_neck'
                    content.yaml | contraindicated_when: [] | contraindicated: [] | neck-spasm | 0 | contraindicated_when is missing
                    content.yaml | ref: blanpied_2017 | ref: bland_2017 | neck-spasm | 0 | there is no 'bland_2017'
                    content.yaml | suitable_for: [trigger_stress] | suitable_for: [chills] | cause-stress | 0 | no trigger 'chills'
                    content.yaml | suitable_for: any | suitable_for: all | neck-spasm | 0 | suitable_for must be any
                    content.yaml | slug: cause-stress, kind: cause | slug: cause-stress, kind: illness | cause-stress | 0 | there is no 'illness'
                    content.yaml | questions: [sharp_pain, | questions: [sharp_pian, | symptom-severe-sharp-pain | 0 | no question 'sharp_pian'
                    content.yaml | hold: "PT15S" | hold: "15 s" | basic-neck-stretch | 0 | no ISO 8601 duration
                    content.yaml | slug: whiplash-and-trauma | slug: neck-spasm | neck-spasm | 0 | slug is taken
                    content.yaml | slug: screen-breaks, kind | slug: screen-pauses, kind | p_cause_computer_work | 0 | no content item 'screen-breaks'
                    care-plans.yaml | show: [emergency-card, meningitis-warning]\\n    rem | show: [emergency-cart]\\n    rem | p_emergency | 0 | no content item 'emergency-cart'
                    care-plans.yaml | may_not_show: [anti-inflammatory-medicine] | may_not_show: [ibuprofen] | p_self_care_medicine_safety | 0 | no content item 'ibuprofen'
                    care-plans.yaml | may_not_show_kinds: [exercise, | may_not_show_kinds: [sport, | p_emergency | 0 | no kind 'sport'
                    care-plans.yaml | cancel_reminders: [rem_stretch, | cancel_reminders: [rem_strech, | p_self_care_dizzy | 0 | no reminder 'rem_strech'
                    care-plans.yaml | replaces_reminders: [rem_task_break] | replaces_reminders: [rem_tusk] | p_cause_computer_work | 0 | no reminder 'rem_tusk'
                    care-plans.yaml | id: rem_ice, content: ice-pack | id: rem_ice, content: ice-cream | rem_ice | 0 | no content item 'ice-cream'
                    care-plans.yaml | id: rem_gentle | id: rem_ice | rem_ice | 0 | reminder id is taken
                    care-plans.yaml | check_ins: [ci_day1, | check_ins: [ci_day2, | p_self_care_base | 0 | no check-in 'ci_day2'
                    care-plans.yaml | ask: [new_warning_sign] | ask: [chills] | ci_day1 | 0 | no follow-up question 'chills'
                    care-plans.yaml | rule: f_day7_still_hurting | rule: f_day8 | ci_day7 | 0 | no rule 'f_day8'
                    care-plans.yaml | {level: ROUTINE, rule: | {level: URGENT, rule: | ci_day7 | 0 | the level is not that of 'f_day7_still_hurting'
                    care-plans.yaml | offer: prevention_only | offer: prevention | ci_day7 | 0 | no plan 'prevention'
                    care-plans.yaml | when: 'level == "EMERGENCY"' | when: 'level == "PANIC"' | p_emergency | 10 | has no option 'PANIC'
                    care-plans.yaml | BYSECOND=0;COUNT=12 | BYSECOND=0 | rem_ice | 0 | rrule must end
                    care-plans.yaml | rrule: "FREQ=DAILY;BYHOUR=8,12 | rrule: "BYHOUR=8,12 | rem_ice | 0 | begin with FREQ
                    care-plans.yaml | rrule: "FREQ=DAILY;BYHOUR=8,12 | rrule: "FREQ=DAILY;BYHOURS=8,12 | rem_ice | 0 | 'BYHOURS=8,12,16,20' is no part
                    care-plans.yaml | from: "22:00" | from: "25:00" |  | 0 | '25:00' is no time of day
                    care-plans.yaml | library_only: [guaifenesin] | library_only: [] |  | 0 | library_only must hold
                    care-plans.yaml | show: [ice-pack, gentle-movement] | show: [guaifenesin] | p_self_care_fresh | 0 | for the library only
                    references.yaml | url: null, checked: true | url: null, checked: perhaps | seed | 0 | checked must be true or false
                    references.yaml | version: " | version: "0. |  | 0 | the same version
                    emergency-numbers.yaml | emergency: ["911"] | emergency: [] | US | 0 | must be an emergency number
                    """)
    void aFaultIsToldWithFileEntryAndColumn(String file, String what, String by, String id, int column, String detail) {
        change(file, what.replace("\\n", "\n"), by.replace("\\n", "\n"));

        var refusal = catchThrowableOfType(KnowledgeException.class, () -> Knowledge.load(directory));

        assertThat(refusal).as("accepted").isNotNull();
        assertThat(refusal.faults()).anySatisfy(fault -> {
            assertThat(fault.id()).isEqualTo(id == null ? "" : id);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.detail()).contains(detail);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"version: \"1.0\"\nversion: \"1.0\"\n", "rules: [", "- a list", "!!java.io.File [x]"})
    void whatIsNoYamlOrNamesAKeyTwiceIsRefused(String content) throws IOException {
        copyTo(directory);
        Files.writeString(directory.resolve("emergency-numbers.yaml"), content);

        var refusal = catchThrowableOfType(KnowledgeException.class, () -> Knowledge.load(directory));

        assertThat(refusal).hasMessageContaining("emergency-numbers.yaml");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        change("rules.yaml", "when: 'heart_signs'", "when: 'hart'");
        changeAgain("rules.yaml", "sources: [ccr_2001, nexus_2000, nice_ng41]", "sources: [nobody]");
        changeAgain("content.yaml", "when: 'takes_anticoagulant || nsaid_risk'", "when: 'takes_aspirin'");

        var refusal = catchThrowableOfType(KnowledgeException.class, () -> Knowledge.load(directory));

        assertThat(refusal.faults())
                .extracting(KnowledgeException.Fault::id)
                .contains("e_heart", "e_cspine_injury", "anti-inflammatory-medicine");
        assertThat(refusal)
                .hasMessageContaining("rules.yaml, e_heart, column 1: when: there is no question 'hart'")
                .hasMessageContaining("content.yaml, anti-inflammatory-medicine, column 1");
    }

    private void change(String file, String what, String by) {
        copyTo(directory);
        changeAgain(file, what, by);
    }

    private void changeAgain(String file, String what, String by) {
        try {
            var path = directory.resolve(file);
            var text = Files.readString(path);
            int at = text.indexOf(what);
            assertThat(at).as("not in " + file + ": " + what).isNotNegative();
            Files.writeString(path, text.substring(0, at) + by + text.substring(at + what.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyTo(Path directory) {
        for (var name : KnowledgeFiles.NAMES) {
            try (var stream = KnowledgeTest.class.getResourceAsStream("/knowledge/" + name)) {
                Files.copy(stream, directory.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package org.nape.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.nape.knowledge.Truth.NO;
import static org.nape.knowledge.Truth.UNKNOWN;
import static org.nape.knowledge.Truth.YES;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final ConditionParser PARSER = new ConditionParser(
            KNOWLEDGE.questions().stream().collect(Collectors.toMap(Question::id, question -> question)));

    @Test
    void andOrAndNotFollowKleene() {
        var truths = List.of(NO, UNKNOWN, YES);

        assertThat(truths).extracting(Truth::not).containsExactly(YES, UNKNOWN, NO);
        assertThat(truths).extracting(NO::and).containsExactly(NO, NO, NO);
        assertThat(truths).extracting(UNKNOWN::and).containsExactly(NO, UNKNOWN, UNKNOWN);
        assertThat(truths).extracting(YES::and).containsExactly(NO, UNKNOWN, YES);
        assertThat(truths).extracting(NO::or).containsExactly(NO, UNKNOWN, YES);
        assertThat(truths).extracting(UNKNOWN::or).containsExactly(UNKNOWN, UNKNOWN, YES);
        assertThat(truths).extracting(YES::or).containsExactly(YES, YES, YES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    true                                        ; YES
                    false                                       ; NO
                    !false && !!true                            ; YES
                    chills                                      ; YES
                    !chills                                     ; NO
                    chills == true                              ; YES
                    chills != true                              ; NO
                    stiff_neck                                  ; NO
                    stroke_signs                                ; UNKNOWN
                    heart_signs                                 ; UNKNOWN
                    !heart_signs                                ; UNKNOWN
                    stroke_signs && stiff_neck                  ; NO
                    stroke_signs && chills                      ; UNKNOWN
                    stroke_signs || chills                      ; YES
                    stroke_signs || stiff_neck                  ; UNKNOWN
                    age_years == 34                             ; YES
                    age_years != 34                             ; NO
                    age_years > 33 && age_years >= 34           ; YES
                    age_years < 35 && age_years <= 34           ; YES
                    age_years > 34 || age_years < 34            ; NO
                    age_years in [33, 34]                       ; YES
                    age_years > -1                              ; YES
                    duration_days > 7                           ; UNKNOWN
                    fever == "high"                             ; YES
                    fever != "high"                             ; NO
                    fever in ["none", "mild"]                   ; NO
                    headache in ["none", "mild"]                ; UNKNOWN
                    true || true && false                       ; YES
                    (true || true) && false                     ; NO
                    ( chills&&fever=="high" )                   ; YES
                    """)
    void aConditionIsJudgedByWhatIsKnown(String text, Truth expected) {
        var answers = KNOWLEDGE
                .noAnswers()
                .with("chills", true)
                .with("stiff_neck", false)
                .with("heart_signs", null)
                .with("age_years", 34)
                .with("fever", "high");

        assertThat(PARSER.parse(text).in(answers)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    colour == "red"                 | 1  | no question 'colour'
                    chills && colour                | 11 | no question 'colour'
                    level == "URGENT"               | 1  | no question 'level'
                    still_hurting                   | 1  | no question 'still_hurting'
                    age_years                       | 1  | no yes-or-no question
                    !fever                          | 2  | no yes-or-no question
                    fever > "mild"                  | 7  | needs a number
                    chills >= true                  | 8  | needs a number
                    age_years == "34"               | 14 | is a number
                    age_years == 34.5               | 14 | only whole numbers
                    age_years < 99999999999         | 13 | only whole numbers
                    age_years > -2147483648         | 13 | too small
                    fever == high                   | 10 | takes a "text"
                    fever == 1                      | 10 | takes a "text"
                    fever == "boiling"              | 10 | has no option 'boiling'
                    fever in ["mild", "hot"]        | 19 | has no option 'hot'
                    fever in []                     | 11 | takes a "text"
                    fever in ["mild"                | 17 | ']' is missing
                    chills == "true"                | 11 | is true or false
                    (chills && stiff_neck           | 22 | ')' is missing
                    chills &&                       | 10 | ends too early
                    fever ==                        | 9  | ends too early
                    chills stiff_neck               | 8  | cannot stand here
                    !chills == true                 | 9  | cannot stand here
                    chills == true == true          | 16 | cannot stand here
                    "true"                          | 1  | cannot stand here
                    && chills                       | 1  | cannot stand here
                    chills & stiff_neck             | 8  | cannot be read
                    fever == 'high'                 | 10 | cannot be read
                    fever == "high                  | 10 | cannot be read
                    """)
    void whatCannotBeReadIsRefusedAtItsColumn(String text, int column, String detail) {
        assertThatThrownBy(() -> PARSER.parse(text))
                .isInstanceOfSatisfying(
                        ConditionException.class, e -> assertThat(e.column()).isEqualTo(column))
                .hasMessageContaining(detail);
    }

    @Test
    void nothingIsNoCondition() {
        assertThatThrownBy(() -> PARSER.parse(" ")).hasMessageContaining("ends too early");
    }

    @Test
    void itNamesTheQuestionsItReadsInOrder() {
        var condition = PARSER.parse("stiff_neck && (chills || fever == \"high\") && !stiff_neck");

        assertThat(condition.questions()).extracting(Question::id).containsExactly("stiff_neck", "chills", "fever");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    stiff_neck && heart_signs                    ; true
                    heart_signs || fever == "high"               ; true
                    fever in ["mild", "high"] && heart_signs     ; true
                    !chills && heart_signs                       ; true
                    chills && heart_signs                        ; false
                    !stiff_neck && heart_signs                   ; false
                    !(stiff_neck && heart_signs)                 ; false
                    !(chills || heart_signs)                     ; true
                    age_years >= 50 && heart_signs               ; false
                    heart_signs                                  ; false
                    true && heart_signs                          ; false
                    """)
    void aSignThatIsThereSpeaksForAStatementThatIsOpen(String text, boolean hinted) {
        var answers = KNOWLEDGE
                .noAnswers()
                .with("fever", "high")
                .with("stiff_neck", true)
                .with("chills", false)
                .with("age_years", 70);

        assertThat(PARSER.parse(text).isHintedAt(answers)).isEqualTo(hinted);
    }

    @Test
    void itsSupportIsWhatMadeItTrue() {
        var answers = KNOWLEDGE
                .noAnswers()
                .with("fever", "high")
                .with("stiff_neck", true)
                .with("chills", false)
                .with("age_years", 70);

        assertThat(PARSER.parse("fever == \"high\" && (chills || stiff_neck || heart_signs)")
                        .support(answers))
                .containsExactly(entry("fever", "high"), entry("stiff_neck", true));
        assertThat(PARSER.parse("!(chills && age_years > 3)").support(answers)).containsExactly(entry("chills", false));
        assertThat(PARSER.parse("!(chills || age_years < 65)").support(answers))
                .containsExactly(entry("chills", false), entry("age_years", 70));
        assertThat(PARSER.parse("true").support(answers)).isEmpty();
        assertThat(PARSER.parse("chills").support(answers)).isEmpty();
        assertThat(PARSER.parse("heart_signs").support(answers)).isEmpty();
    }

    @Test
    void onlyWhatCouldStillDecideItIsOpen() {
        var answers = KNOWLEDGE.noAnswers().with("chills", false).with("stiff_neck", true);

        assertThat(open("(chills && fever == \"high\") || (stiff_neck && headache == \"mild\")", answers))
                .containsExactly("headache");
        assertThat(open("chills && fever == \"high\"", answers)).isEmpty();
        assertThat(open("stiff_neck || fever == \"high\"", answers)).isEmpty();
        assertThat(open("!(age_years < 3) && stiff_neck", answers)).containsExactly("age_years");
    }

    private static List<String> open(String text, Answers answers) {
        return PARSER.parse(text).openQuestions(answers).stream()
                .map(Question::id)
                .toList();
    }
}

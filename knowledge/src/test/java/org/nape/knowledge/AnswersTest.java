package org.nape.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();

    @Test
    void validAnswersKeepTheirTypeAndComeInTheOrderOfTheFile() {
        var raw = new LinkedHashMap<String, Object>();
        raw.put("age_years", 34);
        raw.put("fever", "mild");
        raw.put("chills", null);
        raw.put("stroke_signs", false);

        var reading = KNOWLEDGE.read(raw);

        assertThat(reading.faults()).isEmpty();
        var expected = new LinkedHashMap<String, Object>();
        expected.put("stroke_signs", false);
        expected.put("fever", "mild");
        expected.put("chills", null);
        expected.put("age_years", 34);
        assertThat(new ArrayList<>(reading.answers().asMap().entrySet()))
                .isEqualTo(new ArrayList<>(expected.entrySet()));
    }

    @Test
    void notSureIsUnknownButWasAsked() {
        var answers = KNOWLEDGE.read(Collections.singletonMap("chills", null)).answers();
        var chills = KNOWLEDGE.findQuestion("chills").orElseThrow();

        assertThat(answers.find("chills")).isEmpty();
        assertThat(answers.isNotSure("chills")).isTrue();
        assertThat(answers.isAsked(chills)).isTrue();
        assertThat(answers.isKnown(chills)).isFalse();
        assertThat(answers.isNotSure("fever")).isFalse();
        assertThat(answers.isNotSure("no such question")).isFalse();
        assertThat(answers.without("chills")).isEqualTo(KNOWLEDGE.noAnswers());
    }

    @ParameterizedTest
    @MethodSource("wholeNumbers")
    void aWholeNumberIsTakenHoweverItIsWritten(Number two) {
        var reading = KNOWLEDGE.read(Map.of("duration_days", two));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.answers().find("duration_days")).contains(2);
    }

    static List<Number> wholeNumbers() {
        return List.of(
                2,
                2L,
                (short) 2,
                (byte) 2,
                2.0,
                2.0f,
                new BigDecimal("2.000"),
                new BigDecimal("0.2E1"),
                BigInteger.TWO);
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void whatDoesNotFitTheQuestionIsRefusedInPlainWords(String id, Object wrong, String detail) {
        var reading = KNOWLEDGE.read(Map.of(id, wrong, "stiff_neck", true));

        assertThat(reading.faults()).containsExactly(new Answers.Fault(id, detail));
        assertThat(reading.answers().asMap()).isEqualTo(Map.of("stiff_neck", true));
    }

    static List<Object[]> wrongAnswers() {
        var range = "The answer must be from 0 to 120.";
        var whole = "The answer must be a whole number.";
        var number = "The answer must be a number.";
        var choice = "The answer must be one of: none, mild, high.";
        var yesNo = "The answer must be true or false.";
        var unknown = "There is no such question here.";
        return List.of(
                new Object[] {"chills", "true", yesNo},
                new Object[] {"chills", 1, yesNo},
                new Object[] {"chills", List.of(true), yesNo},
                new Object[] {"fever", true, choice},
                new Object[] {"fever", 2, choice},
                new Object[] {"fever", "HIGH", choice},
                new Object[] {"fever", "", choice},
                new Object[] {"age_years", "34", number},
                new Object[] {"age_years", true, number},
                new Object[] {"age_years", Double.NaN, number},
                new Object[] {"age_years", Double.POSITIVE_INFINITY, number},
                new Object[] {"age_years", Float.NEGATIVE_INFINITY, number},
                new Object[] {"age_years", -1, range},
                new Object[] {"age_years", 121, range},
                new Object[] {"age_years", 120.5, range},
                new Object[] {"age_years", Long.MAX_VALUE, range},
                new Object[] {"age_years", 4_294_967_330L, range},
                new Object[] {"age_years", new BigDecimal("1E+1000000000"), range},
                new Object[] {"age_years", 2.5, whole},
                new Object[] {"age_years", new BigDecimal("1E-1000000000"), whole},
                new Object[] {"colour", "red", unknown},
                new Object[] {"level", "URGENT", unknown},
                new Object[] {"still_hurting", true, unknown});
    }

    @Test
    void everyFaultIsTold() {
        var raw = new HashMap<String, Object>(Map.of("chills", "no", "age_years", 200, "colour", "red"));

        assertThat(KNOWLEDGE.read(raw).faults())
                .extracting(Answers.Fault::questionId)
                .containsExactlyInAnyOrder("chills", "age_years", "colour");
    }

    @Test
    void aCheckInTakesItsOwnQuestionsAndAnyOfTheInterview() {
        var reading = read("ci_day3", Map.of("new_warning_sign", false, "still_hurting", true, "chills", true));

        assertThat(reading.answers().asMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of("new_warning_sign", false, "chills", true));
        assertThat(reading.faults())
                .extracting(Answers.Fault::questionId)
                .containsExactlyInAnyOrder("still_hurting", "getting_worse_since");
    }

    @Test
    void notSureIsAnAnswerToACheckIn() {
        var raw = new HashMap<String, Object>();
        raw.put("new_warning_sign", null);

        assertThat(read("ci_day1", raw).faults()).isEmpty();
        assertThat(read("ci_day1", raw).answers().isNotSure("new_warning_sign")).isTrue();
    }

    @Test
    void whatAReportWasFiledWithIsReadAsAWhole() {
        var reading = KNOWLEDGE.readFiled(Map.of("still_hurting", true, "chills", true));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.answers().find("still_hurting")).contains(true);
        assertThat(reading.answers().find("chills")).contains(true);
    }

    @Test
    void laterAnswersLieOverEarlierOnes() {
        var earlier = KNOWLEDGE
                .readFiled(Map.of("chills", true, "fever", "high", "stiff_neck", true, "still_hurting", true))
                .answers();
        var now = KNOWLEDGE.noAnswers().with("fever", "none").with("chills", null);

        var both = now.over(earlier);

        assertThat(both).isEqualTo(now.with("stiff_neck", true));
    }

    private static Answers.Reading read(String checkIn, Map<String, ?> raw) {
        return KNOWLEDGE.read(KNOWLEDGE.findCheckIn(checkIn).orElseThrow(), raw);
    }

    @Test
    void anAnswerThatNeedNotHaveBeenAskedForStillCounts() {
        var answers = KNOWLEDGE
                .read(Map.of("injury", "none", "injury_mechanism", "dangerous"))
                .answers();

        assertThat(answers.find("injury_mechanism")).contains("dangerous");
    }

    @Test
    void anotherAnswerMakesOtherAnswers() {
        var before = KNOWLEDGE.noAnswers();

        var after = before.with("chills", true);

        assertThat(before.isEmpty()).isTrue();
        assertThat(after.find("chills")).contains(true);
        assertThat(after).isEqualTo(before.with("chills", true)).isNotEqualTo(before);
        assertThat(after.toString()).isEqualTo("1 answers");
        assertThatThrownBy(() -> after.with("age_years", 121)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> after.with("colour", "red")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLevelIsNoAnswer() {
        assertThat(KNOWLEDGE.noAnswers().at(Level.URGENT).asMap()).isEmpty();
    }
}

package org.nape.knowledge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.RandomAnswers;
import org.nape.knowledge.assessment.Assessor;

class ProofTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final List<String> FILES = List.of(
            "references.yaml",
            "questions.yaml",
            "rules.yaml",
            "content.yaml",
            "care-plans.yaml",
            "emergency-numbers.yaml");

    @TempDir
    Path directory;

    @Test
    void theShippedFilesAreProven() {
        var findings = new SafetyProof(KNOWLEDGE).findings().toList();

        assertThat(findings).hasSizeGreaterThanOrEqualTo(10).allSatisfy(finding -> {
            assertThat(finding.counterexample()).as(finding.property()).isEmpty();
            assertThat(finding.states()).isGreaterThan(BigInteger.valueOf(1_000));
        });
    }

    /** The figures of the README: whoever makes interviews longer must say so there. */
    @Test
    void everyInterviewEndsAndAsksNoMoreThanTheReadmeSays() {
        var proof = new SafetyProof(KNOWLEDGE);

        var finding = proof.interviews();

        assertThat(finding.counterexample()).isEmpty();
        assertThat(new InterviewProof(proof.model()).worstCases())
                .isEqualTo(Map.of(
                        InterviewProof.End.SELF_CARE, 49,
                        InterviewProof.End.ROUTINE, 48,
                        InterviewProof.End.RED_FLAG, 39,
                        InterviewProof.End.HANDED_OVER, 40));
    }

    /** The diagram against the assessor once more, with numbers that are not the first of their range. */
    @Test
    void theDiagramAgreesWithTheAssessorOnAnyAnswers() {
        var model = new SafetyProof(KNOWLEDGE).model();
        var assessor = new Assessor(KNOWLEDGE);
        var random = new RandomAnswers(KNOWLEDGE, new Random(3));

        for (int i = 0; i < 20_000; i++) {
            var answers = random.next();
            int at = model.outcome();
            while (!Diagrams.isResult(at)) {
                int question = model.diagrams().question(at);
                at = model.diagrams().way(at, model.space().place(question, answers));
            }
            assertThat(Outcome.of(at))
                    .as(() -> answers.asMap().toString())
                    .isEqualTo(Outcome.of(assessor.assess(answers)));
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aBrokenFileIsToldWithACounterexample(Mistake mistake) throws IOException {
        for (var name : FILES) {
            try (var stream = ProofTest.class.getResourceAsStream("/knowledge/" + name)) {
                Files.write(directory.resolve(name), stream.readAllBytes());
            }
        }
        var file = directory.resolve(mistake.file());
        var text = Files.readString(file);
        assertThat(text).contains(mistake.from());
        Files.writeString(file, text.replace(mistake.from(), mistake.to()));

        var failures = new SafetyProof(Knowledge.load(directory)).failures();

        assertThat(failures).extracting(Finding::property).contains(mistake.property());
        assertThat(failures)
                .allSatisfy(finding ->
                        assertThat(finding.counterexample().orElseThrow()).isNotBlank());
    }

    record Mistake(String file, String from, String to, String property) {
        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    static List<Mistake> mistakes() {
        var promised = "What was promised is kept";
        var complete = "Complete answers settle at one level";
        var deadRule = "No rule is dead";
        var deadOption = "No option and no limit is dead";
        return List.of(
                rule("when: 'suspects_meningitis'", "when: 'suspects_meningitis && false'", promised),
                rule("when: 'suspects_meningitis'", "when: 'suspects_meningitis && !suspects_meningitis'", deadRule),
                rule("when: 'duration_days > 7'", "when: 'duration_days > 8'", promised),
                rule("when: 'duration_days > 7'", "when: 'duration_days > 6'", promised),
                rule("when: 'skin_marks == \"purple", "when: 'skin_marks != \"purple", promised),
                rule("'injury in [\"last_48_hours\", \"earlier\"]'", "'injury in [\"earlier\"]'", promised),
                rule("'pain_worst >= 8 || headache in", "'pain_worst >= 9 || headache in", promised),
                rule("age_years >= 11 && age_years <= 55 && ", "age_years >= 11 && ", complete),
                rule("'age_years >= 50 && (gca_signs", "'age_years >= 40 && (gca_signs", complete),
                rule("'injury == \"last_48_hours\" && (age", "'injury != \"none\" && (age", complete),
                rule("when: 'age_years < 5 ||", "when: 'age_years < 0 ||", promised),
                rule("'pain_worst == 10 ||", "'pain_worst > 10 ||", deadOption),
                rule("- id: e_heart\n    level: EMERGENCY", "- id: e_heart\n    level: URGENT", promised),
                rule("- id: u_fever\n    level: URGENT", "- id: u_fever\n    level: ROUTINE", promised),
                rule("when: 'cord_symptoms == \"sudden\"'", "when: 'cord_symptoms == \"slow\"'", promised),
                rule("(infection_risk || feels_very_unwell)", "infection_risk && feels_very_unwell", promised),
                rule("!pain_worse_on_movement && neck", "!pain_worse_on_movement || neck", promised),
                rule("when: 'infection_risk'", "when: '!infection_risk'", promised),
                rule("== \"locked_with_spasms\" || (jaw", "== \"locked_with_spasms\" && (jaw", deadRule),
                rule("'weight_loss || night_rest_pain'", "'weight_loss && night_rest_pain'", promised),
                rule("'stiff_neck && headache == \"mild\"'", "'stiff_neck || headache == \"mild\"'", promised),
                rule("&& duration_days > 2)", "&& duration_days > 1)", promised),
                rule("'dizziness == \"spinning_or_unsteady\"'", "'dizziness != \"none\"'", promised),
                rule("'neck_movement == \"full\" && (stiff", "'neck_movement == \"full\" || (stiff", deadRule),
                rule("'pain_worst == 0 && (", "'pain_worst >= 0 && (", deadOption),
                new Mistake(
                        "questions.yaml",
                        "ask_if: 'injury == \"last_48_hours\"'\n    text: \"What kind",
                        "ask_if: 'injury == \"earlier\"'\n    text: \"What kind",
                        complete));
    }

    private static Mistake rule(String from, String to, String property) {
        return new Mistake("rules.yaml", from, to, property);
    }
}

package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nape.knowledge.Knowledge;

/** The command {@code ./nape shadow} beside a running platform. {@link LauncherIT} has it where none runs. */
class ShadowIT {
    private static final String RULE = "e_meningitis_signs";

    @TempDir
    Path rules;

    @TempDir
    Path work;

    @BeforeEach
    void theShippedRules() throws IOException {
        copyTo(rules);
    }

    static void copyTo(Path directory) throws IOException {
        for (var name : List.of("references", "questions", "rules", "content", "care-plans", "emergency-numbers")) {
            var file = name + ".yaml";
            try (var stream = Knowledge.class.getResourceAsStream("/knowledge/" + file)) {
                Files.copy(stream, directory.resolve(file));
            }
        }
    }

    @Test
    void theSameRulesChangeNothing() throws Exception {
        reported(Examples.MENINGITIS);

        assertThat(shadow("--rules", rules.toString(), "--data", data())).isZero();
        assertThat(told()).contains("no report changes", " 0 down, 0 up, 0 sideways, ");
    }

    @Test
    void aRuleThatIsDroppedIsNamedWithTheReportsThatFall() throws Exception {
        reported(Examples.MENINGITIS);
        change("rules.yaml", "(?s)  - id: " + RULE + "\\n.*?(?=  - id: )", "");
        change("questions.yaml", RULE + ", ", "");

        assertThat(shadow("--rules", rules.toString(), "--data", data())).isEqualTo(1);
        assertThat(told()).contains("down ", RULE + ": true at EMERGENCY then, not now");
    }

    @Test
    void whatCannotBeFoundOutIsSaidInALine() throws Exception {
        assertThat(shadow("--rules", work.resolve("nowhere").toString(), "--data", data()))
                .isEqualTo(2);
        assertThat(told()).startsWith("nape: no such directory: ").hasLineCount(1);

        assertThat(shadow("--rules", rules.toString(), "--data", work.toString()))
                .isEqualTo(2);
        assertThat(told()).startsWith("nape: no platform has run on ").hasLineCount(1);

        assertThat(shadow("--data", data())).isEqualTo(2);
        assertThat(told()).startsWith("nape: shadow needs --rules DIRECTORY\nusage: ");

        change("rules.yaml", "'infection_risk'", "'infection_risk > 1'");
        assertThat(shadow("--rules", rules.toString(), "--data", data())).isEqualTo(2);
        assertThat(told()).contains("nape: rules.yaml, r_infection_risk, column ");
    }

    private static void reported(String example) throws Exception {
        var api = RunningPlatform.api();
        var answer = api.report(api.newPerson(), Examples.answersOf(example), "Europe/Berlin");
        assertThat(answer.status()).isEqualTo(201);
    }

    private static String data() {
        return RunningPlatform.get().address().data().toString();
    }

    private void change(String file, String from, String to) throws IOException {
        var text = Files.readString(rules.resolve(file));
        assertThat(text).containsPattern(from);
        Files.writeString(rules.resolve(file), text.replaceAll(from, to));
    }

    private int shadow(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Local.class.getName(),
                "shadow"));
        command.addAll(List.of(arguments));
        var program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return program.exitValue();
    }

    private Path log() {
        return work.resolve("log");
    }

    private String told() throws IOException {
        return Files.readString(log());
    }
}

package org.nape.triage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A copy of the shipped rules in a directory, to be changed. */
public record RuleFiles(Path directory) {
    private static final List<String> NAMES = List.of(
            "references.yaml",
            "questions.yaml",
            "rules.yaml",
            "content.yaml",
            "care-plans.yaml",
            "emergency-numbers.yaml");

    public static RuleFiles copiedTo(Path directory) {
        for (var name : NAMES) {
            try (var stream = requireNonNull(RuleFiles.class.getResourceAsStream("/knowledge/" + name))) {
                Files.write(directory.resolve(name), stream.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new RuleFiles(directory);
    }

    /** With this text instead of that, wherever it stands in the file. */
    public RuleFiles replacing(String file, String from, String to) {
        try {
            var text = Files.readString(directory.resolve(file));
            assertThat(text).contains(from);
            Files.writeString(directory.resolve(file), text.replace(from, to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the rule, and without its name where the questions say who reads them. */
    public RuleFiles without(String ruleId) {
        try {
            var rules = Files.readString(directory.resolve("rules.yaml"));
            var without = rules.replaceFirst("(?s)  - id: " + ruleId + "\\n.*?(?=\\n  - id: |\\n[a-z#])\\n", "");
            assertThat(without).isNotEqualTo(rules);
            Files.writeString(directory.resolve("rules.yaml"), without);
            var questions = Files.readString(directory.resolve("questions.yaml"));
            Files.writeString(
                    directory.resolve("questions.yaml"), questions.replaceAll(ruleId + ", |, " + ruleId + "\\b", ""));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RuleFiles ofVersion(String version) {
        NAMES.forEach(name -> replacing(name, "version: \"1.0\"", "version: \"" + version + "\""));
        return this;
    }
}

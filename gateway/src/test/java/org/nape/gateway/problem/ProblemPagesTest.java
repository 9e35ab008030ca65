package org.nape.gateway.problem;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemPagesTest {
    /** {@code of(409, "red-flag-taken", …} and {@code unprocessable("reminder-not-allowed", …}. */
    private static final Pattern MADE =
            Pattern.compile("\\b(?:of\\(\\s*\\w+,|unprocessable\\()\\s*\"([a-z]+(?:-[a-z]+)*)\"\\s*,");

    private final ProblemPages pages = new ProblemPages();

    @Test
    void everyKindThatIsMadeAnywhereHasAPage() throws IOException {
        var made = kindsInSources();

        assertThat(made).contains("not-found", "idempotency-key-reused", "answer-lost");
        assertThat(pages.kinds()).containsAll(made);
    }

    @Test
    void theIndexLeadsToEachPage() {
        assertThat(pages.kinds())
                .allSatisfy(kind -> assertThat(pages.index()).contains("href=\"/problems/" + kind + "\""));
    }

    @Test
    void aPageSaysWhatItMeansAndWhatToDo() {
        assertThat(pages.kinds())
                .allSatisfy(kind -> assertThat(pages.find(kind).orElseThrow())
                        .contains("/problems/" + kind, "What it means", "What to do", "<h1>")
                        .doesNotContain("{title}", "{content}", "null"));
    }

    /** Of all modules: a problem passes the door, whoever made it. */
    private static Set<String> kindsInSources() throws IOException {
        try (var modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ProblemPagesTest::sources)
                    .flatMap(ProblemPagesTest::kinds)
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static Stream<Path> sources(Path module) {
        try (var found = Files.walk(module)) {
            return found.filter(path -> path.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> kinds(Path source) {
        try {
            var text = Files.readString(source);
            return text.contains("Problem") ? MADE.matcher(text).results().map(kind -> kind.group(1)) : Stream.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

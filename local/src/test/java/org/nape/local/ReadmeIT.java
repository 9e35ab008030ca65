package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nape.testbed.Repository;

/** What the README shows of subscribing works as it stands there. */
class ReadmeIT {
    private static final Path CODE = Path.of("local/src/test/java/org/nape/local/ReadmeDesk.java");

    private final Api api = RunningPlatform.api();

    @Test
    void theReadmeShowsTheSubscriberThatIsTriedHere() throws IOException {
        var body = read(CODE)
                .split("void follow\\(\\) \\{\n")[1]
                .split("\n    }\n")[0]
                .stripIndent();

        assertThat(read(Path.of("README.md"))).contains("```java\n" + body + "\n```");
    }

    @Test
    void theSubscriberOfTheReadmeIsToldOfARedFlagAndItsNumber() throws Exception {
        var desk = new ReadmeDesk(RunningPlatform.get().address().kafka());
        var thread = Thread.ofVirtual().start(desk::follow);
        var flag = api.report(api.newPerson(), Map.of("fever", "high"), "Europe/Berlin")
                .body()
                .path("redFlag")
                .path("redFlagId")
                .asText();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(desk.numbers().get(flag)).matches("[0-9]{12}"));

        desk.stop();
        thread.join(Duration.ofSeconds(10));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(Repository.root().resolve(file));
    }
}

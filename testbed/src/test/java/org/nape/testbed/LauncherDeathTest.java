package org.nape.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of {@code ./nape up}: a {@code kill -9} of it leaves nothing running. */
class LauncherDeathTest {
    @Test
    void bothServersAreGoneTenSecondsAfterTheirLauncherWasKilled(@TempDir Path directory) throws IOException {
        var kafkaPort = Ports.free();
        var postgresPort = Ports.free();
        var launcher = launcher(directory, kafkaPort, postgresPort);
        var pids = Arrays.stream(launcher.inputReader().readLine().split(" "))
                .map(Long::valueOf)
                .toList();
        assertThat(pids).allMatch(LauncherDeathTest::runs);

        launcher.destroyForcibly();

        await().atMost(Duration.ofSeconds(10)).until(() -> pids.stream().noneMatch(LauncherDeathTest::runs));
        assertThat(Ports.isFree(kafkaPort)).isTrue();
        assertThat(Ports.isFree(postgresPort)).isTrue();
    }

    private static Process launcher(Path directory, int kafkaPort, int postgresPort) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        directory.toString(),
                        Integer.toString(kafkaPort),
                        Integer.toString(postgresPort))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> !Programs.endsWithin(process, Duration.ZERO))
                .isPresent();
    }

    /** Starts both servers, tells their process ids and waits to be killed. */
    static final class Launcher {
        public static void main(String[] args) throws InterruptedException {
            var directory = Path.of(args[0]);
            try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"), Integer.parseInt(args[1]));
                    var postgres = EmbeddedPostgres.start(directory.resolve("postgres"), Integer.parseInt(args[2]))) {
                System.out.println(kafka.pid() + " " + postgres.pid());
                new CountDownLatch(1).await();
            }
        }
    }
}

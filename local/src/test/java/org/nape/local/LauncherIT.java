package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code ./nape up} as a person at a terminal meets it. */
class LauncherIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(10);

    @TempDir
    Path data;

    @TempDir
    Path rules;

    private final Map<Long, Path> logs = new HashMap<>();

    @Test
    void aKilledLauncherLeavesNothingRunningAndLosesNothing() throws Exception {
        var ports = Ports.free(2);
        var options = new Options(ports.get(0), ports.get(1), data);
        var api = new Api(new Address(URI.create("http://localhost:" + options.port()), "", data));
        var killed = up(options);
        var person = api.newPerson();
        var report = api.report(person, Examples.answersOf(Examples.DESK_WORKER), "Europe/Berlin")
                .body()
                .path("reportId")
                .asText();
        var orphans = killed.descendants().toList();

        killed.destroyForcibly().waitFor();

        await().atMost(END).until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
        var next = up(options);
        assertThat(api.get("/api/v1/reports/" + report, person.token()).status())
                .isEqualTo(200);
        var children = next.descendants().toList();
        interrupt(next);
        assertThat(next.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(END).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(shadow()).contains("no report changes", "1 reports in ");
    }

    /** Where no platform runs any more, it starts what it needs and stops it again. */
    private String shadow() throws Exception {
        ShadowIT.copyTo(rules);
        var shadow = launch("shadow", "--rules", rules.toString(), "--data", data.toString());
        assertThat(shadow.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(shadow.exitValue()).as(output(shadow)).isZero();
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        return output(shadow);
    }

    @Test
    void aPortInUseIsSaidInOneLineBeforeAnythingStarts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var launcher = launch("up", "--port", Integer.toString(taken.getLocalPort()), "--data", data.toString());

            assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(output(launcher))
                    .isEqualTo("nape: port " + taken.getLocalPort() + " is in use; choose another with --port");
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void whatIsNoOptionIsAnErrorWithHelp() throws Exception {
        var launcher = launch("up", "--colour", "red");

        assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(2);
        assertThat(output(launcher)).contains("unknown option: --colour").contains("usage: ./nape up");
    }

    private Process up(Options options) throws IOException {
        var launcher = launch(
                "up",
                "--port",
                Integer.toString(options.port()),
                "--kafka-port",
                Integer.toString(options.kafkaPort()),
                "--data",
                options.data().toString());
        await().atMost(PATIENCE).until(() -> output(launcher).contains("Nape is up.") || !launcher.isAlive());
        assertThat(launcher.isAlive()).as(output(launcher)).isTrue();
        return launcher;
    }

    private Process launch(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        // A build in the background starts everything deaf to Ctrl-C.
        command.addAll(List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Local.class.getName()));
        command.addAll(List.of(arguments));
        var log = Files.createTempFile(Path.of("target"), "launcher-", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        logs.put(process.pid(), log);
        return process;
    }

    private String output(Process launcher) throws IOException {
        return Files.readString(logs.get(launcher.pid())).strip();
    }

    /** What Ctrl-C sends. */
    private static void interrupt(Process launcher) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(launcher.pid()))
                .start()
                .waitFor();
    }
}

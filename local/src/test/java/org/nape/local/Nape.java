package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nape.testbed.Repository;

/** {@code ./nape client} and {@code ./nape key} on the running platform, without the script that sees to it that all is built. */
final class Nape {
    private Nape() {}

    /** What the command prints. */
    static String run(String command, String... arguments) throws IOException, InterruptedException {
        var program = command.equals("client") ? "ClientProgram" : "KeyProgram";
        var app = Repository.root().resolve("gateway/target/quarkus-app");
        var line = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                app + "/app/*:" + app + "/lib/main/*",
                "org.nape.gateway.identity." + program));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", RunningPlatform.get().address().data().toString()));
        var process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }
}

package org.nape.testbed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Stops a postmaster when this process is gone, even by {@code kill -9}: a shell that waits for the end of the pipe which
 * this process holds. The postmaster itself would never notice.
 */
final class PostmasterWatcher {
    /** A fast shutdown, after five seconds an immediate one. The command line proves that the process id is still its. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            cat >/dev/null
            runs() { grep -qF "$2" "/proc/$1/cmdline" 2>/dev/null; }
            for signal in INT QUIT KILL; do
                runs "$1" "$2" || exit 0
                kill -$signal "$1"
                n=0
                while [ $n -lt 25 ] && runs "$1" "$2"; do
                    sleep 0.2
                    n=$((n + 1))
                done
            done
            """;

    private PostmasterWatcher() {}

    /** The watcher; killed, it does nothing. */
    static Process watch(long pid, Path data) throws IOException {
        var command = List.of("sh", "-c", SCRIPT, "postmaster-watcher", Long.toString(pid), data.toString());
        return new ProcessBuilder(Programs.inOwnSession(command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}

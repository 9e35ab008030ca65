package org.nape.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Ends our child processes when we are ended without warning: a shell that knows their process ids and acts when its
 * standard input closes, which the system does for us even after {@code kill -9}.
 */
final class Watcher implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r sign pid; do
              case $sign in
                +) pids="$pids$pid " ;;
                -) pids="${pids%% $pid *} ${pids#* $pid }" ;;
              esac
            done
            kill -TERM $pids 2>/dev/null
            tries=0
            while [ $tries -lt 5 ] && kill -0 $pids 2>/dev/null; do sleep 1; tries=$((tries + 1)); done
            kill -KILL $pids 2>/dev/null
            """;

    private final Process shell;
    private final Writer pids;

    Watcher() throws IOException {
        shell = new ProcessBuilder("sh", "-c", SCRIPT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        pids = shell.outputWriter();
    }

    void watch(long pid) {
        tell("+ " + pid);
    }

    void forget(long pid) {
        tell("- " + pid);
    }

    @Override
    public void close() {
        shell.destroyForcibly();
    }

    private synchronized void tell(String line) {
        try {
            pids.write(line + "\n");
            pids.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The process watcher is gone", e);
        }
    }
}

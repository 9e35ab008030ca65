package org.nape.testbed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What the system's own programs are needed for: signals, and waiting for a process. */
public final class Programs {
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /** Fields of {@code /proc/<pid>/stat}, counted after the name. */
    private static final int STATE = 0;

    private static final int THREADS = 17;

    private Programs() {}

    /** The command for a session of its own, where the system has a program for that: Ctrl-C does not reach it. */
    public static List<String> inOwnSession(List<String> command) {
        return exists("setsid")
                ? Stream.concat(Stream.of("setsid"), command.stream()).toList()
                : command;
    }

    private static boolean exists(String program) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Sends a signal that Java has no method for. A process that is gone does not get it, which is as good. */
    static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Asks often: {@code ProcessHandle.onExit} takes seconds to see the end of a process that is not our child. */
    static boolean endsWithin(ProcessHandle process, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (lives(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }

    private static boolean lives(ProcessHandle process) {
        return process.isAlive() && !isDeadButUnreaped(process);
    }

    /**
     * The first process of a container may never reap what it inherits. A zombie is dead only when it has no thread left but
     * the first: the others still hold its files and ports.
     */
    private static boolean isDeadButUnreaped(ProcessHandle process) {
        var stat = proc(process, "stat");
        var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > THREADS && fields[STATE].equals("Z") && fields[THREADS].equals("1");
    }

    /** Waits until a child of ours is gone from the table: only then are all its files and ports free. */
    static boolean endsWithin(Process child, Duration patience) {
        try {
            return child.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Read whole: {@code ProcessHandle.info} knows only the first page of it. */
    static String commandLine(ProcessHandle process) {
        return proc(process, "cmdline");
    }

    private static String proc(ProcessHandle process, String name) {
        try {
            var file = Path.of("/proc", Long.toString(process.pid()), name);
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted", e);
    }
}

package org.nape.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of one embedded server: its data, its log and a lock that says whose it is. The lock goes with this process,
 * so a server that still runs on unlocked data is what a killed process left behind.
 */
final class Home implements AutoCloseable {
    private static final int LOG_LINES_TOLD = 30;

    private final Path directory;
    private final FileChannel lock;
    private long logFrom;

    private Home(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** Takes the folder for this process, and makes it if need be. */
    static Home claim(Path folder) {
        try {
            var directory = Files.createDirectories(folder).toRealPath();
            var lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(lock)) {
                lock.close();
                throw new IllegalStateException(directory + " is in use by another Nape");
            }
            return new Home(directory, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path data() {
        return directory.resolve("data");
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    private Path log() {
        return directory.resolve("log");
    }

    /** Runs a server outside our process group, so that a Ctrl-C meant for us leaves it to us to stop it. */
    Process spawn(List<String> command, Map<String, String> environment) throws IOException {
        logFrom = Files.exists(log()) ? Files.size(log()) : 0;
        var builder = new ProcessBuilder(Programs.inOwnSession(command))
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What a failed start is told with: the last lines that the server wrote since it was spawned. */
    IllegalStateException failure(String what) {
        return new IllegalStateException(what + " (log: " + log() + ")" + System.lineSeparator() + lastWords());
    }

    private String lastWords() {
        try (var log = FileChannel.open(log())) {
            var bytes = ByteBuffer.allocate((int) Math.min(log.size() - logFrom, 1_000_000));
            log.read(bytes, logFrom);
            var lines =
                    new String(bytes.array(), StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LOG_LINES_TOLD), lines.size()));
        } catch (IOException e) {
            return "No log: " + e.getMessage();
        }
    }

    /** The process with this id, if it lives and was started for the data in this folder. */
    Optional<ProcessHandle> leftover(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> Programs.commandLine(process).contains(directory.toString()));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

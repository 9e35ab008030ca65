package org.nape.gateway.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A file that only its owner may read. Whoever reads it reads one version of it, whole; whoever changes it does so alone. */
final class SecretFile {
    private static final String LOCK = "identity.lock";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;

    SecretFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    Optional<String> find() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Has it hold what becomes of what it holds, if it holds anything; other processes that want to change it wait. */
    String change(Function<Optional<String>, String> change) {
        // One lock for the folder: files may change together. A process cannot wait for itself, so its threads do
        // before.
        synchronized (SecretFile.class) {
            try {
                Files.createDirectories(file.getParent());
                try (var lock = FileChannel.open(
                        file.resolveSibling(LOCK),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        OWNER_ONLY)) {
                    lock.lock();
                    return changeAlone(change);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be changed", e);
            }
        }
    }

    private String changeAlone(Function<Optional<String>, String> change) throws IOException {
        var before = find();
        var after = change.apply(before);
        if (!before.equals(Optional.of(after))) {
            write(after);
        }
        return after;
    }

    /** For whoever holds the folder's lock, or is the only one to write. */
    void write(String content) throws IOException {
        var draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".draft", OWNER_ONLY);
        try {
            writeThrough(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** On the disk before it takes the place of what was there: half a key would shut everybody out. */
    private static void writeThrough(Path draft, String content) throws IOException {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Differs whenever the file is another one. */
    String version() {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
        } catch (IOException e) {
            return "";
        }
    }
}

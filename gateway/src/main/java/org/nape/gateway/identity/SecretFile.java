package org.nape.gateway.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file that only its owner may read, made once and kept. */
final class SecretFile {
    private SecretFile() {}

    /**
     * What the file holds, made now if there is none. Of several who make it at the same time one wins and all read the
     * winner's, and nobody ever reads half of it.
     */
    static String readOrMake(Path file, Supplier<String> content) {
        try {
            if (!Files.exists(file)) {
                make(file, content.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or made", e);
        }
    }

    private static void make(Path file, String content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var draft = Files.createTempFile(
                folder,
                "." + file.getFileName(),
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
            // A hard link is made whole or not at all, and never over a file that is there.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another gateway was first; its file is as good.
        } finally {
            Files.delete(draft);
        }
    }
}

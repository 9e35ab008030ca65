package org.nape.testbed;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked once per user and version from the jar they come in. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked() {
        try {
            var archive = archive();
            var folder = cache().resolve("postgres-" + checksum(archive));
            if (!Files.isDirectory(folder)) {
                unpack(archive, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL archive() throws IOException {
        var name = "postgres-linux-%s.txz".formatted(architecture());
        var archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new FileNotFoundException("No PostgreSQL for this machine: " + name);
        }
        return archive;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }

    private static String checksum(URL archive) throws IOException {
        var connection = (JarURLConnection) archive.openConnection();
        return Long.toHexString(connection.getJarEntry().getCrc());
    }

    private static Path cache() throws IOException {
        var home = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        try {
            return Files.createDirectories(home.resolve("nape"));
        } catch (FileSystemException e) {
            var user = System.getProperty("user.name");
            return Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "nape-" + user));
        }
    }

    /** Unpacks beside and renames: who starts at the same time sees all of it or nothing. */
    private static void unpack(URL archive, Path folder) throws IOException {
        var aside = Files.createTempDirectory(folder.getParent(), "unpacking");
        try (var in =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                put(entry, in, aside);
            }
        }
        try {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            Folders.delete(aside);
        }
    }

    private static void put(TarArchiveEntry entry, TarArchiveInputStream in, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(in, file);
            var executable = (entry.getMode() & 0100) != 0;
            if (executable && !file.toFile().setExecutable(true, false)) {
                throw new IOException("Cannot make executable: " + file);
            }
        }
    }
}

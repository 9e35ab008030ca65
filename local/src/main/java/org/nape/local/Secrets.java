package org.nape.local;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;

/** The databases' passwords of one platform, and others: made at first start, kept in its directory, readable by its owner only. */
final class Secrets {
    private final Properties passwords;

    private Secrets(Properties passwords) {
        this.passwords = passwords;
    }

    /** Makes those that are missing. */
    static Secrets in(Path data, Iterable<String> users) throws IOException {
        var secrets = of(data);
        users.forEach(user -> secrets.passwords.computeIfAbsent(user, absent -> random()));
        write(file(data), secrets.passwords);
        return secrets;
    }

    /** As they are. */
    static Secrets of(Path data) throws IOException {
        var passwords = new Properties();
        if (Files.exists(file(data))) {
            try (var in = Files.newBufferedReader(file(data))) {
                passwords.load(in);
            }
        }
        return new Secrets(passwords);
    }

    private static Path file(Path data) {
        return data.resolve("secrets.properties");
    }

    String passwordOf(String user) {
        return passwords.getProperty(user, "");
    }

    private static void write(Path file, Properties passwords) throws IOException {
        var text = new StringWriter();
        passwords.store(text, "passwords of this platform");
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        if (!Files.exists(file)) {
            Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)
                    .close();
        }
        Files.writeString(file, text.toString());
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

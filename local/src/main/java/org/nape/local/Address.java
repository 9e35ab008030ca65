package org.nape.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a running platform is to be found.
 *
 * @param gateway base address of the API
 * @param kafka bootstrap servers for subscribers
 * @param data the platform's directory, with the clients' secrets
 */
public record Address(URI gateway, String kafka, Path data) {
    private static final String FILE = "address.properties";

    /** What a running platform has written into its directory, which may be of one that was killed. */
    public static Optional<Address> find(Path data) throws IOException {
        if (!Files.exists(data.resolve(FILE))) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(data.resolve(FILE))) {
            properties.load(in);
        }
        return Optional.of(
                new Address(URI.create(properties.getProperty("gateway")), properties.getProperty("kafka"), data));
    }

    void write() throws IOException {
        var properties = new Properties();
        properties.setProperty("gateway", gateway.toString());
        properties.setProperty("kafka", kafka);
        try (var out = Files.newBufferedWriter(data.resolve(FILE))) {
            properties.store(out, "where this platform is to be found");
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }
}

package org.nape.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The one platform that all tests of this module share: the built services on real servers. They never share a person. */
public final class RunningPlatform {
    private static final Path LOG = Path.of("target/platform.log");
    /** Tests have servers of their own that want to be called, no hour to wait for a call that was begun, and more to ask than people. */
    private static final Map<String, String> SETTINGS = Map.of(
            "NAPE_WEBHOOKS_ALLOW_PRIVATE",
            "true",
            "NAPE_WEBHOOKS_TIMEOUT",
            "2s",
            "NAPE_WEBHOOKS_LEASE",
            "5s",
            "NAPE_GATEWAY_PER_MINUTE_PERSON",
            "1000000",
            "NAPE_GATEWAY_PER_MINUTE_CLIENT",
            "1000000",
            "NAPE_GATEWAY_PER_MINUTE_ADDRESS",
            "1000000",
            "NAPE_GATEWAY_PER_MINUTE_NEW_PERSONS",
            "1000000",
            "NAPE_GATEWAY_PER_MINUTE_REPORTS",
            "1000000");

    private static Platform platform;

    private RunningPlatform() {}

    public static synchronized Platform get() {
        if (platform == null) {
            try {
                var data = Files.createTempDirectory(Path.of("target"), "platform-");
                OldData.make(data);
                var ports = Ports.free(2);
                platform = Platform.start(
                        new Options(ports.get(0), ports.get(1), data),
                        SETTINGS,
                        new PrintStream(Files.newOutputStream(LOG), true));
                Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return platform;
    }

    static Api api() {
        return new Api(get().address());
    }

    /** Ends what this client has called: where nobody is, each try is a line in the log that the tests share. */
    static void endWebhooksOf(String client) throws IOException, InterruptedException {
        for (var webhook :
                api().get("/api/v1/webhooks?limit=100", client).body().path("items")) {
            api().delete("/api/v1/webhooks/" + webhook.path("webhookId").asText(), client);
        }
    }

    /** Reads the topics from their beginning. */
    static Subscriber subscriber(String... topics) {
        return new Subscriber(get().address().kafka(), List.of(topics), true);
    }

    /** Every line that any of the processes has logged so far. */
    public static List<String> log() throws IOException {
        return Files.readAllLines(LOG);
    }
}

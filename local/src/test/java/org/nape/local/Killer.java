package org.nape.local;

import java.io.IOException;
import java.time.Duration;

/** Kills parts of the platform as a crash would, and brings them back. */
final class Killer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform;

    Killer(Platform platform) {
        this.platform = platform;
    }

    /** What can be killed. */
    enum Victim {
        GATEWAY,
        TRIAGE,
        KAFKA,
        POSTGRES
    }

    /** Returns once it serves again. */
    void killAndStart(Victim victim) throws IOException, InterruptedException {
        switch (victim) {
            case GATEWAY -> killAndStart(platform.service("gateway"));
            case TRIAGE -> killAndStart(platform.service("triage-service"));
            case KAFKA -> {
                platform.kafka().kill();
                platform.kafka().start();
            }
            case POSTGRES -> {
                platform.postgres().kill();
                platform.postgres().start();
            }
        }
    }

    private static void killAndStart(ServiceProcess service) throws IOException, InterruptedException {
        service.kill();
        service.start();
        service.awaitReady(PATIENCE);
    }
}

package org.nape.gateway.identity;

import java.nio.file.Path;
import java.time.Duration;

/** The usual settings, in a folder of the test's own. */
record HomeConfig(Path home) implements IdentityConfig {
    @Override
    public Duration personTokenFor() {
        return Duration.ofDays(30);
    }

    @Override
    public Duration clientTokenFor() {
        return Duration.ofHours(1);
    }
}

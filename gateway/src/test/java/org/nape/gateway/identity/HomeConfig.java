package org.nape.gateway.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.nape.web.token.TokenConfig;

/** The usual settings, in a folder of the test's own. */
record HomeConfig(Path home) implements IdentityConfig {
    /** Tokens are ours. */
    static final TokenConfig OURS = new TokenConfig() {
        @Override
        public String issuer() {
            return TokenConfig.OURS;
        }

        @Override
        public String audience() {
            return "nape";
        }

        @Override
        public String rolesClaim() {
            return "groups";
        }

        @Override
        public URI keys() {
            return URI.create("http://localhost");
        }

        @Override
        public Duration keysFreshFor() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration keysAgainAfter() {
            return Duration.ofSeconds(5);
        }
    };

    @Override
    public Duration personTokenFor() {
        return Duration.ofDays(30);
    }

    @Override
    public Duration personRenewalFor() {
        return Duration.ofDays(30);
    }

    @Override
    public Duration clientTokenFor() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration lookEvery() {
        return Duration.ofSeconds(1);
    }

    @Override
    public URI triage() {
        return URI.create("http://localhost");
    }
}

package org.nape.web.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Whose tokens are good here; the same for the gateway and for every service. */
@ConfigMapping(prefix = "nape.tokens")
public interface TokenConfig {
    /** The issuer that is the gateway itself. */
    String OURS = "nape";

    /** Who issues them: the gateway, or the OpenID Connect provider at this address. */
    @WithDefault(OURS)
    String issuer();

    /** For whom a token must be meant. */
    @WithDefault("nape")
    String audience();

    /** The claim that lists the bearer's roles; dots lead into it, as in {@code realm_access.roles}. */
    @WithDefault("groups")
    String rolesClaim();

    /** Where a service finds the keys. */
    URI keys();

    /** For how long keys are taken for the newest; a token that names another has them looked up at once. */
    @WithDefault("5m")
    Duration keysFreshFor();

    /** How long after it was asked for keys the one who has them is left in peace, whatever tokens come. */
    @WithDefault("5s")
    Duration keysAgainAfter();

    default boolean areOurs() {
        return issuer().equals(OURS);
    }
}

package org.nape.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** What tokens are made of. */
@ConfigMapping(prefix = "nape.gateway")
public interface IdentityConfig {
    /** The folder of the key and the clients, which are made here at first start; every gateway of a platform shares it. */
    Path home();

    /** How long an anonymous person stays the same person. */
    @WithDefault("30d")
    Duration personTokenFor();

    /** How long a client works with one token. */
    @WithDefault("1h")
    Duration clientTokenFor();
}

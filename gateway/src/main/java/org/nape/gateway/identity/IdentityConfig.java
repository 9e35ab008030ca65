package org.nape.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** What tokens are made of. */
@ConfigMapping(prefix = "nape.gateway")
public interface IdentityConfig {
    /** The folder of the keys and the clients, which are made here at first start; every gateway of a platform shares it. */
    Path home();

    /** How long an anonymous person stays the same person without renewing the token. */
    @WithDefault("30d")
    Duration personTokenFor();

    /** How long after its end a person's token is still good for one thing: a new one. */
    @WithDefault("30d")
    Duration personRenewalFor();

    /** How long a client works with one token. */
    @WithDefault("1h")
    Duration clientTokenFor();

    /** How often the folder is looked into: what the operator changes there holds after this time. */
    @WithDefault("1s")
    Duration lookEvery();

    /** Where triage is, which keeps what clients leave behind. */
    @WithName("services.triage")
    URI triage();

    /** How long a key must be kept after it has signed for the last time. */
    default Duration longestLife() {
        var person = personTokenFor().plus(personRenewalFor());
        return person.compareTo(clientTokenFor()) > 0 ? person : clientTokenFor();
    }
}

package org.nape.gateway.identity;

import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.nape.web.token.TokenConfig;

/**
 * The keys of our own tokens: RSA, the first made at first start. The newest whose time has come signs, and all whose tokens
 * may still be good check; a change of the file holds as soon as it is looked at. None while a provider issues the tokens.
 */
@Singleton
public class TokenKeys {
    private static final Logger LOG = Logger.getLogger(TokenKeys.class);

    private final SecretFile file;
    private final IdentityConfig config;
    private final Clock clock;
    private volatile KeyRing ring = new KeyRing(List.of());
    private volatile String version = "";

    TokenKeys(IdentityConfig config, TokenConfig tokens, Clock clock) {
        this.file = new SecretFile(config.home().resolve(KeyRing.FILE));
        this.config = config;
        this.clock = clock;
        if (tokens.areOurs()) {
            version = file.version();
            ring = KeyRing.read(
                    file.change(kept -> kept.orElseGet(() -> KeyRing.first().write())));
        }
    }

    RsaJsonWebKey signing() {
        return ring.signing(clock.instant()).key();
    }

    /** All by which tokens may be checked, those that do not sign yet among them: whoever checks must know them before. */
    List<JsonWebKey> verifying() {
        return needed(ring).keys().stream().<JsonWebKey>map(SigningKey::key).toList();
    }

    /** Reads the file again if it is another one; whether there are other keys now. What cannot be read changes nothing. */
    boolean look() {
        var found = file.version();
        if (found.equals(version)) {
            return false;
        }
        var seen = version;
        version = found;
        try {
            var before = ring;
            ring = KeyRing.read(file.find().orElseThrow(() -> new IllegalStateException(KeyRing.FILE + " is gone")));
            LOG.infof(
                    "token keys read keys=%d signing=%s",
                    ring.keys().size(), signing().getKeyId());
            return !ring.ids().equals(before.ids());
        } catch (RuntimeException e) {
            LOG.errorf("token keys stay as they were: %s", e.getMessage());
            if (e instanceof UncheckedIOException) {
                // It may be readable the next time.
                version = seen;
            }
            return false;
        }
    }

    /** Drops the keys from the file that nobody needs any more. */
    void tidy() {
        if (needed(ring).keys().size() < ring.keys().size()) {
            file.change(kept -> needed(KeyRing.read(kept.orElseThrow())).write());
        }
    }

    private KeyRing needed(KeyRing all) {
        return all.withoutEnded(clock.instant(), config.longestLife());
    }
}

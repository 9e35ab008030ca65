package org.nape.gateway.identity;

import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.nape.web.token.TokenConfig;

/** The clients that the operator let in, as they are now; nobody while a provider issues the tokens. */
@Singleton
class Clients {
    private static final Logger LOG = Logger.getLogger(Clients.class);
    private static final Client NOBODY = new Client("", "", Instant.EPOCH, List.of(), null);

    private final ClientFile file;
    private final Clock clock;
    private final boolean areOurs;
    private volatile Map<String, Client> known = Map.of();
    private volatile String version = "";

    Clients(IdentityConfig config, TokenConfig tokens, Clock clock) {
        this.file = new ClientFile(config.home(), clock);
        this.clock = clock;
        this.areOurs = tokens.areOurs();
        if (areOurs) {
            version = file.version();
            keep(file.open());
        }
    }

    /**
     * The client with this id and this secret, as the file says at this moment: who was just given a secret uses it at once. Takes as
     * long whether the id, the secret or neither is right.
     */
    Optional<Client> find(String clientId, String clientSecret) {
        if (areOurs) {
            look();
        }
        var client = known.getOrDefault(clientId, NOBODY);
        return Optional.of(client).filter(candidate -> candidate.isKnownBy(clientSecret, clock.instant()));
    }

    /** Whether what was given to this client then still speaks for it. */
    boolean standsBy(String clientId, Instant issuedAt) {
        var client = known.get(clientId);
        return client != null && client.standsBy(issuedAt);
    }

    /** Those that were put out, but may still have something here. */
    List<Client> removed() {
        return known.values().stream().filter(client -> !client.isThere()).toList();
    }

    /** Nothing is left of it. */
    void forget(String clientId) {
        file.change(all -> all.stream()
                .filter(client -> client.isThere() || !client.clientId().equals(clientId))
                .toList());
    }

    /** Which version of the file holds. */
    String version() {
        return version;
    }

    /** Reads the file again if it is another one; whether it is. What cannot be read changes nothing. */
    synchronized boolean look() {
        var found = file.version();
        if (found.equals(version)) {
            return false;
        }
        var seen = version;
        version = found;
        try {
            if (found.isEmpty()) {
                throw new IllegalStateException(ClientFile.FILE + " is gone");
            }
            keep(file.open());
            LOG.infof("clients read clients=%d", known.size());
            return true;
        } catch (RuntimeException e) {
            LOG.errorf("clients stay as they were: %s", e.getMessage());
            if (e instanceof UncheckedIOException) {
                // It may be readable the next time.
                version = seen;
            }
            return false;
        }
    }

    private void keep(List<Client> clients) {
        known = clients.stream().collect(Collectors.toUnmodifiableMap(Client::clientId, Function.identity()));
    }
}

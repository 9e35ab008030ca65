package org.nape.gateway.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nape.web.Role;

/** The clients that the operator configured; at first start one of each role is made. */
@Singleton
class Clients {
    static final String FILE = "clients.json";
    private static final int SECRET_BYTES = 32;

    private final List<Client> known;

    Clients(IdentityConfig config, ObjectMapper json) {
        try {
            var text = SecretFile.readOrMake(config.home().resolve(FILE), () -> oneOfEach(json));
            this.known = json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            // The parser's own message would quote what is in the file.
            throw new IllegalStateException("%s is not a list of clients (line %d)"
                    .formatted(FILE, e.getLocation().getLineNr()));
        }
    }

    /** The client with this id and this secret; takes as long whether the id, the secret or neither is right. */
    Optional<Client> find(String clientId, String clientSecret) {
        Optional<Client> found = Optional.empty();
        for (var client : known) {
            if (isSame(client.clientId(), clientId) & isSame(client.clientSecret(), clientSecret)) {
                found = Optional.of(client);
            }
        }
        return found;
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** A client a line, so that plain tools find one. */
    private static String oneOfEach(ObjectMapper json) {
        return Stream.of(Role.CLINICIAN, Role.SUBSCRIBER, Role.OPERATOR)
                .map(role -> written(json, new Client("nape-" + role, newSecret(), role)))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String written(ObjectMapper json, Client client) {
        try {
            return json.writeValueAsString(client);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The clients cannot be written", e);
        }
    }

    private static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

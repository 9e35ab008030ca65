package org.nape.gateway.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.web.Role;

/**
 * The clients of a platform in its folder: {@code clients.json} holds them with hashes of their secrets. At first start one of
 * each role is made; their secrets, and those that somebody wrote into the file, are told once in {@code first-clients.json}.
 */
final class ClientFile {
    static final String FILE = "clients.json";
    static final String FIRST = "first-clients.json";
    static final List<String> ROLES = List.of(Role.CLINICIAN, Role.SUBSCRIBER, Role.OPERATOR);

    private final SecretFile file;
    private final SecretFile first;
    private final Clock clock;

    ClientFile(Path home, Clock clock) {
        this.file = new SecretFile(home.resolve(FILE));
        this.first = new SecretFile(home.resolve(FIRST));
        this.clock = clock;
    }

    /** As it may stand in the file: with hashes, or written by hand. */
    private record Entry(
            @Nullable String clientId,
            @Nullable String role,
            @Nullable Instant since,
            @Nullable List<SecretHash> secrets,
            @Nullable Instant removedAt,
            @Nullable String clientSecret) {}

    boolean isThere() {
        return !version().isEmpty();
    }

    String version() {
        return file.version();
    }

    /** All clients; after this the file holds no secret. */
    List<Client> open() {
        return change(UnaryOperator.identity());
    }

    List<Client> change(UnaryOperator<List<Client>> change) {
        return read(file.change(
                text -> ClientList.write(change.apply(text.map(this::takenOver).orElseGet(this::oneOfEach)))));
    }

    /** Its secret is another one now, or it is not there any more. */
    void forgetFirst(String clientId) {
        if (first.find().isPresent()) {
            first.change(text -> ClientList.write(
                    told(text).filter(each -> !each.clientId().equals(clientId)).toList()));
        }
    }

    private List<Client> oneOfEach() {
        var made = ROLES.stream()
                .map(role -> new ClientSecret("nape-" + role, SecretHash.newSecret(), role))
                .toList();
        tell(made);
        return made.stream()
                .map(each -> Client.make(each.clientId(), each.role(), each.clientSecret(), clock.instant()))
                .toList();
    }

    private List<Client> takenOver(String text) {
        var entries = entries(text);
        var open = entries.stream()
                .filter(each -> each.clientSecret() != null)
                .map(each -> new ClientSecret(each.clientId(), each.clientSecret(), each.role()))
                .toList();
        if (!open.isEmpty()) {
            var ids = open.stream().map(ClientSecret::clientId).toList();
            tell(Stream.concat(told(first.find()).filter(each -> !ids.contains(each.clientId())), open.stream())
                    .toList());
        }
        return entries.stream().map(ClientFile::client).toList();
    }

    private static List<Client> read(String text) {
        return entries(text).stream().map(ClientFile::client).toList();
    }

    private static List<Entry> entries(String text) {
        var entries = ClientList.read(text, FILE, new TypeReference<List<Entry>>() {});
        var seen = new HashSet<String>();
        for (var entry : entries) {
            if (entry.clientId() == null || entry.clientId().isBlank() || !seen.add(entry.clientId())) {
                throw new IllegalStateException(FILE + " has a client without an id, or an id twice");
            }
            if (entry.role() == null || !ROLES.contains(entry.role())) {
                throw new IllegalStateException(FILE + " has a client without a role of " + ROLES);
            }
        }
        return entries;
    }

    /** Who was there before secrets were hashed keeps its tokens. */
    private static Client client(Entry entry) {
        var since = Optional.ofNullable(entry.since()).orElse(Instant.EPOCH);
        return entry.clientSecret() == null
                ? new Client(
                        entry.clientId(),
                        entry.role(),
                        since,
                        Optional.ofNullable(entry.secrets()).orElse(List.of()),
                        entry.removedAt())
                : Client.make(entry.clientId(), entry.role(), entry.clientSecret(), since);
    }

    private static Stream<ClientSecret> told(Optional<String> text) {
        return text
                .map(kept -> ClientList.read(kept, FIRST, new TypeReference<List<ClientSecret>>() {}))
                .orElse(List.of())
                .stream();
    }

    private void tell(List<ClientSecret> clients) {
        try {
            first.write(ClientList.write(clients));
        } catch (IOException e) {
            throw new UncheckedIOException(FIRST + " cannot be written", e);
        }
    }
}

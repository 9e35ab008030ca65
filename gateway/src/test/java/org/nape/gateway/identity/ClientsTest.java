package org.nape.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path home;

    private final MovedClock clock = new MovedClock();

    @Test
    void atFirstStartOneOfEachRoleIsMadeAndItsSecretToldOnce() throws Exception {
        var clients = clients();

        var told = new ObjectMapper().readTree(first().toFile());

        assertThat(told.findValuesAsText("role")).containsExactly("clinician", "subscriber", "operator");
        assertThat(told).allSatisfy(client -> {
            var secret = client.path("clientSecret").asText();
            assertThat(clients.find(client.path("clientId").asText(), secret)).isPresent();
            assertThat(file()).content().doesNotContain(secret);
        });
        assertThat(List.of(first(), file()))
                .allSatisfy(path -> assertThat(mode(path)).isEqualTo("rw-------"));
    }

    @Test
    void theyStayTheSame() throws Exception {
        clients();
        var made = Files.readString(file());
        var told = Files.readString(first());

        clients();

        assertThat(file()).hasContent(made);
        assertThat(first()).hasContent(told);
    }

    @Test
    void secretsThatSomebodyWroteIntoTheFileStayGoodAndLeaveIt() throws Exception {
        Files.writeString(file(), """
                [{"clientId":"nape-clinician","clientSecret":"written-by-hand","role":"clinician"},
                 {"clientId":"desk","clientSecret":"and-this-one","role":"subscriber"}]""");

        var clients = clients();

        assertThat(clients.find("nape-clinician", "written-by-hand")).isPresent();
        assertThat(clients.find("desk", "and-this-one"))
                .hasValueSatisfying(client -> assertThat(client.role()).isEqualTo("subscriber"));
        assertThat(file()).content().doesNotContain("written-by-hand", "and-this-one");
        assertThat(first()).content().contains("written-by-hand", "and-this-one");
        assertThat(clients.standsBy("desk", Instant.EPOCH)).isTrue();
    }

    @Test
    void onlyTheRightSecretOfTheRightClientIsOne() throws Exception {
        var clients = clients();
        var secret = secretOf("nape-operator");

        assertThat(clients.find("nape-operator", secret)).isPresent();
        assertThat(clients.find("nape-subscriber", secret)).isEmpty();
        assertThat(clients.find("nobody", secret)).isEmpty();
        assertThat(clients.find("nape-operator", "")).isEmpty();
        assertThat(clients.find("nape-operator", secret + "x")).isEmpty();
    }

    @Test
    void twoSecretsAreGoodUntilTheOldOneEnds() throws Exception {
        var clients = clients();
        var old = secretOf("nape-operator");
        var issuedAt = clock.instant();
        clock.move(Duration.ofMinutes(1));

        change("nape-operator", client -> client.rotated("the-next", DAY, clock.instant()));
        clients.look();

        assertThat(clients.find("nape-operator", old)).isPresent();
        assertThat(clients.find("nape-operator", "the-next")).isPresent();
        assertThat(clients.standsBy("nape-operator", issuedAt)).isTrue();
        clock.move(DAY);
        assertThat(clients.find("nape-operator", old)).isEmpty();
        assertThat(clients.find("nape-operator", "the-next")).isPresent();
    }

    @Test
    void ofThreeSecretsTheOldestEnds() throws Exception {
        var clients = clients();
        var old = secretOf("nape-operator");

        change(
                "nape-operator",
                client ->
                        client.rotated("the-next", DAY, clock.instant()).rotated("and-the-next", DAY, clock.instant()));
        clients.look();

        assertThat(clients.find("nape-operator", old)).isEmpty();
        assertThat(clients.find("nape-operator", "the-next")).isPresent();
        assertThat(clients.find("nape-operator", "and-the-next")).isPresent();
    }

    @Test
    void aSecretThatIsEndedAtOnceTakesTheTokensWithIt() throws Exception {
        var clients = clients();
        var old = secretOf("nape-operator");
        var before = clock.instant();
        clock.move(Duration.ofMinutes(1));

        change("nape-operator", client -> client.rotated("the-next", Duration.ZERO, clock.instant()));
        clients.look();

        assertThat(clients.find("nape-operator", old)).isEmpty();
        assertThat(clients.standsBy("nape-operator", before)).isFalse();
        assertThat(clients.standsBy("nape-operator", clock.instant())).isTrue();
    }

    @Test
    void whoIsRemovedStandsByNothing() throws Exception {
        var clients = clients();
        var secret = secretOf("nape-subscriber");
        var issuedAt = clock.instant();

        change("nape-subscriber", client -> client.removed(clock.instant()));
        clients.look();

        assertThat(clients.find("nape-subscriber", secret)).isEmpty();
        assertThat(clients.standsBy("nape-subscriber", issuedAt)).isFalse();
        assertThat(clients.removed()).extracting(Client::clientId).containsExactly("nape-subscriber");
        clients.forget("nape-subscriber");
        clients.look();
        assertThat(clients.removed()).isEmpty();
        assertThat(clients.standsBy("nape-subscriber", issuedAt)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"clientId\":\"my-secret\"",
                "[{\"clientId\":\"my-secret\",\"role\":\"person\",\"clientSecret\":\"my-secret\"}]",
                "[{\"role\":\"operator\",\"clientSecret\":\"my-secret\"}]",
                "[{\"clientId\":\"a\",\"role\":\"operator\"},{\"clientId\":\"a\",\"role\":\"operator\"}]",
                "[{\"clientId\":\"a\",\"role\":\"operator\",\"since\":\"my-secret\"}]"
            })
    void whatCannotBeReadChangesNothingAndIsNotQuoted(String text) throws Exception {
        var clients = clients();
        var secret = secretOf("nape-operator");

        Files.writeString(file(), text);
        var changed = clients.look();

        assertThat(changed).isFalse();
        assertThat(clients.find("nape-operator", secret)).isPresent();
        assertThat(file()).hasContent(text);
        assertThatThrownBy(this::clients)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("clients.json ")
                .hasMessageNotContaining("my-secret")
                .hasNoCause();
    }

    private void change(String clientId, UnaryOperator<Client> change) {
        new ClientFile(home, clock)
                .change(all -> all.stream()
                        .map(client -> client.clientId().equals(clientId) ? change.apply(client) : client)
                        .toList());
    }

    private String secretOf(String clientId) throws IOException {
        return new ObjectMapper()
                .readTree(first().toFile())
                .valueStream()
                .filter(client -> client.path("clientId").asText().equals(clientId))
                .findFirst()
                .orElseThrow()
                .path("clientSecret")
                .asText();
    }

    private Clients clients() {
        return new Clients(new HomeConfig(home), HomeConfig.OURS, clock);
    }

    private Path file() {
        return home.resolve(ClientFile.FILE);
    }

    private Path first() {
        return home.resolve(ClientFile.FIRST);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

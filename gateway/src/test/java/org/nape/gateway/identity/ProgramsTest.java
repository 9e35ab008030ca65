package org.nape.gateway.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./nape client} and {@code ./nape key} as an operator meets them, on the folder of a platform that is not up. */
class ProgramsTest {
    @TempDir
    Path home;

    /** How a program ended. */
    private record End(int status, String out, String err) {}

    @Test
    void aClientIsAddedRotatedListedAndRemoved() throws Exception {
        var clients = clients();

        var added = client("add", "subscriber", "--id", "desk");
        var rotated = client("rotate", "desk", "--keep", "1h");
        clients.look();

        assertThat(added.status()).isZero();
        assertThat(clients.find("desk", secret(added))).isPresent();
        assertThat(clients.find("desk", secret(rotated))).isPresent();
        assertThat(client("list").out()).containsPattern("desk +subscriber +secret, old secret until 20");
        assertThat(client("add", "subscriber", "--id", "desk").err()).contains("there is a client desk already");
        assertThat(client("remove", "desk").status()).isZero();
        clients.look();
        assertThat(clients.find("desk", secret(rotated))).isEmpty();
        assertThat(client("remove", "desk").err()).isEqualTo("nape: there is no client desk");
        assertThat(client("add", "operator", "--id", "desk").err()).contains("desk was removed and is free once");
    }

    @Test
    void whatIsToldOnceIsForgottenWhenItIsNotTrueAnyMore() throws Exception {
        clients();
        var told = Files.readString(home.resolve(ClientFile.FIRST));

        client("rotate", "nape-operator");
        client("remove", "nape-clinician");

        assertThat(told).contains("nape-operator", "nape-clinician", "nape-subscriber");
        assertThat(home.resolve(ClientFile.FIRST))
                .content()
                .doesNotContain("nape-operator", "nape-clinician")
                .contains("nape-subscriber");
    }

    @Test
    void aKeyIsRotatedListedAndRemoved() throws Exception {
        var keys = new TokenKeys(new HomeConfig(home), HomeConfig.OURS, Clock.systemUTC());
        var old = keys.signing().getKeyId();

        var later = key("rotate");
        var now = key("rotate", "--after", "0s");
        keys.look();

        assertThat(keys.signing().getKeyId()).isEqualTo(now.out().split(" ")[0]);
        assertThat(keys.verifying()).hasSize(3);
        assertThat(key("list").out().lines())
                .hasSize(3)
                .satisfiesOnlyOnce(line ->
                        assertThat(line).startsWith(keys.signing().getKeyId()).endsWith("(now)"));
        assertThat(key("remove", old).status()).isZero();
        assertThat(key("remove", keys.signing().getKeyId()).err()).contains("no other key signs yet");
        keys.look();
        assertThat(keys.verifying())
                .extracting(key -> key.getKeyId())
                .containsExactly(now.out().split(" ")[0], later.out().split(" ")[0]);
    }

    @Test
    void whatIsWrongIsSaidWithHelp() throws Exception {
        clients();

        var wrong = List.of(
                client(),
                client("add"),
                client("add", "person"),
                client("add", "operator", "--id", "a b"),
                client("add", "operator", "--colour", "red"),
                client("rotate", "nape-operator", "--keep", "soon"),
                client("rotate", "nape-operator", "--keep", "-1h"),
                client("rotate", "nape-operator", "--keep", "999999999h"),
                client("rotate", "nape-operator", "--keep"),
                client("list", "everything"),
                client("shout"),
                key("turn"));

        assertThat(wrong).allSatisfy(end -> {
            assertThat(end.status()).isEqualTo(2);
            assertThat(end.err()).startsWith("nape: ").contains("usage: ./nape ");
        });
    }

    @Test
    void whereNoPlatformIsNothingIsMade() throws Exception {
        assertThat(client("list").err()).startsWith("nape: no platform has its clients in ");
        assertThat(client("add", "operator").status()).isEqualTo(1);
        assertThat(key("rotate").err()).startsWith("nape: no platform has its keys in ");
        assertThat(home).isEmptyDirectory();
    }

    private End client(String... arguments) {
        return run(ClientProgram::run, arguments);
    }

    private End key(String... arguments) {
        return run(KeyProgram::run, arguments);
    }

    private interface Program {
        int run(String[] typed, Clock clock, PrintStream out, PrintStream errors);
    }

    private End run(Program program, String... arguments) {
        var typed = Stream.concat(Stream.of(arguments), Stream.of("--data", home.toString()));
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var status = program.run(
                typed.toArray(String[]::new),
                Clock.systemUTC(),
                new PrintStream(out, true),
                new PrintStream(errors, true));
        return new End(
                status, out.toString(UTF_8).strip(), errors.toString(UTF_8).strip());
    }

    private static String secret(End end) throws IOException {
        return new ObjectMapper().readTree(end.out()).path("clientSecret").asText();
    }

    private Clients clients() {
        return new Clients(new HomeConfig(home), HomeConfig.OURS, Clock.systemUTC());
    }
}

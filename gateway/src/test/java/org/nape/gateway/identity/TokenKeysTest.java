package org.nape.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysTest {
    private static final Duration SOON = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private SecretFile file;

    @BeforeEach
    void nameTheFile() {
        file = new SecretFile(home().resolve(KeyRing.FILE));
    }

    @Test
    void theKeyIsForTheOwnerOnlyAndStaysTheSame() throws Exception {
        var first = keys();

        var second = keys();

        assertThat(second.signing().getKeyId()).isEqualTo(first.signing().getKeyId());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve(KeyRing.FILE))))
                .isEqualTo("rw-------");
        assertThat(first.signing().getRsaPublicKey().getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void ofGatewaysThatStartTogetherAllHaveTheSameKey() throws Exception {
        Callable<String> start = () -> keys().signing().getKeyId();

        try (var gateways = Executors.newFixedThreadPool(4)) {
            var ids = gateways.invokeAll(Stream.generate(() -> start).limit(4).toList());

            assertThat(ids)
                    .extracting(id -> id.get())
                    .containsOnly(keys().signing().getKeyId());
        }
        try (var files = Files.list(home())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(KeyRing.FILE, "identity.lock");
        }
    }

    @Test
    void aNewKeyIsPublishedBeforeItSignsAndTheOldOneOutlivesItsTokens() {
        var keys = keys();
        var old = keys.signing().getKeyId();
        var made = SigningKey.make(clock.instant().plus(SOON));
        file.change(text -> KeyRing.read(text.orElseThrow()).with(made).write());

        assertThat(keys.look()).isTrue();

        assertThat(ids(keys)).containsExactly(old, made.id());
        assertThat(keys.signing().getKeyId()).isEqualTo(old);
        clock.move(SOON);
        assertThat(keys.signing().getKeyId()).isEqualTo(made.id());
        clock.move(Duration.ofDays(60).minusSeconds(1));
        assertThat(ids(keys)).containsExactly(old, made.id());
        clock.move(Duration.ofSeconds(1));
        assertThat(ids(keys)).containsExactly(made.id());
    }

    @Test
    void whatNobodyNeedsAnyMoreLeavesTheFile() {
        var keys = keys();
        var made = SigningKey.make(clock.instant());
        file.change(text -> KeyRing.read(text.orElseThrow()).with(made).write());
        keys.look();
        clock.move(Duration.ofDays(61));

        keys.tidy();

        assertThat(KeyRing.read(file.find().orElseThrow()).ids()).containsExactly(made.id());
    }

    @Test
    void whatCannotBeReadChangesNothing() throws Exception {
        var keys = keys();
        var before = keys.signing().getKeyId();

        var half = Files.readString(home().resolve(KeyRing.FILE)) + "-----BEGIN PRIVATE KEY-----\nAAAA\n";
        Files.writeString(home().resolve(KeyRing.FILE), half);
        var afterHalf = keys.look();
        Files.writeString(home().resolve(KeyRing.FILE), "nonsense");
        var afterNonsense = keys.look();
        Files.delete(home().resolve(KeyRing.FILE));
        var afterLoss = keys.look();

        assertThat(afterHalf).isFalse();
        assertThat(afterNonsense).isFalse();
        assertThat(afterLoss).isFalse();
        assertThat(keys.signing().getKeyId()).isEqualTo(before);
        assertThat(home().resolve(KeyRing.FILE)).doesNotExist();
    }

    private static Stream<String> ids(TokenKeys keys) {
        return keys.verifying().stream().map(JsonWebKey::getKeyId);
    }

    private TokenKeys keys() {
        return new TokenKeys(new HomeConfig(home()), HomeConfig.OURS, clock);
    }

    private Path home() {
        return folder.resolve("new").resolve("home");
    }
}

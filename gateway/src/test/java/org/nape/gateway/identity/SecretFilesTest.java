package org.nape.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    Path folder;

    @Test
    void theKeyIsForTheOwnerOnlyAndStaysTheSame() throws Exception {
        var first = new TokenKeys(config());

        var second = new TokenKeys(config());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.verifying()).isEqualTo(first.verifying());
        assertThat(mode(TokenKeys.FILE)).isEqualTo("rw-------");
        assertThat(first.verifying().getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void theClientsAreForTheOwnerOnlyAndStayTheSame() throws Exception {
        new Clients(config(), new ObjectMapper());
        var made = Files.readString(home().resolve(Clients.FILE));

        new Clients(config(), new ObjectMapper());

        assertThat(mode(Clients.FILE)).isEqualTo("rw-------");
        assertThat(home().resolve(Clients.FILE)).hasContent(made);
        assertThat(new ObjectMapper().readTree(made).findValuesAsText("role"))
                .containsExactly("clinician", "subscriber", "operator");
    }

    @Test
    void ofGatewaysThatStartTogetherAllHaveTheSameKey() throws Exception {
        Callable<String> start = () -> new TokenKeys(config()).id();

        try (var gateways = Executors.newFixedThreadPool(4)) {
            var ids = gateways.invokeAll(Stream.generate(() -> start).limit(4).toList());

            assertThat(ids).extracting(id -> id.get()).containsOnly(new TokenKeys(config()).id());
        }
        try (var files = Files.list(home())) {
            assertThat(files).containsExactly(home().resolve(TokenKeys.FILE));
        }
    }

    private Path home() {
        return folder.resolve("new").resolve("home");
    }

    private String mode(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve(file)));
    }

    private IdentityConfig config() {
        return new HomeConfig(home());
    }
}

package org.nape.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider says of itself is believed only as far as it must be. */
class DiscoveryTest {
    private static final String ISSUER = "https://id.example.org/realms/clinic";
    private static final String DOCUMENT = """
            {"issuer": "%s", "jwks_uri": "%s", "id_token_signing_alg_values_supported": [%s]}""";
    private static final String KEYS = "https://id.example.org/keys";

    @Test
    void theDocumentIsBelowTheIssuer() {
        var expected = URI.create(ISSUER + "/.well-known/openid-configuration");

        assertThat(Discovery.addressOf(ISSUER)).isEqualTo(expected);
        assertThat(Discovery.addressOf(ISSUER + "/")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"RS256\", \"ES256\", \"HS256\", \"none\", \"RS512\"', 'RS256 ES256'",
        "'\"PS256\"', PS256",
        "'\"HS256\", \"none\"', RS256",
        "'', RS256"
    })
    void ofItsAlgorithmsTheThreeAreTaken(String supported, String taken) {
        var found = Discovery.read(DOCUMENT.formatted(ISSUER, KEYS, supported), ISSUER);

        assertThat(found.keys()).isEqualTo(URI.create(KEYS));
        assertThat(found.algorithms()).containsExactlyInAnyOrder(taken.split(" "));
    }

    @Test
    void whatSpeaksOfSomebodyElseIsNotBelieved() {
        var another = DOCUMENT.formatted("https://attacker.example", KEYS, "");

        assertThatThrownBy(() -> Discovery.read(another, ISSUER)).hasMessageContaining("names another issuer");
        assertThatThrownBy(() -> Discovery.read("{}", ISSUER)).hasMessageContaining("names another issuer");
        assertThatThrownBy(() -> Discovery.read("<html>", ISSUER)).hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> Discovery.read(DOCUMENT.formatted(ISSUER, "http://id.example.org/keys", ""), ISSUER))
                .hasMessageContaining("must begin with https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org",
                "https://id.example.org:8443/realms/x",
                "http://127.0.0.1:9/a",
                "http://localhost/a"
            })
    void aProviderIsAskedInSecretOrOnThisMachine(String address) {
        assertThat(ProviderAddress.checked(address)).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1/a",
                "ftp://id.example.org",
                "id.example.org",
                "NAPE",
                "",
                "https://",
                "https://id.example.org?x=1",
                "https://id.example.org#x",
                "http://localhost.attacker.invalid/"
            })
    void anywhereElseItIsNot(String address) {
        assertThatThrownBy(() -> ProviderAddress.checked(address)).isInstanceOf(IllegalArgumentException.class);
    }
}

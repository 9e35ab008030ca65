package org.nape.triage.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SigningTest {
    private static final String KEY = "a key of an operator, long enough";
    private static final String OTHER = "another key of an operator, as long";

    private final UUID webhook = UUID.randomUUID();
    private final SigningSecret secret = SigningSecret.random();

    @Test
    void thePublishedLibrarySignsTheSame() throws Exception {
        var now = Instant.now();

        var signature = secret.sign("id/escalated", now, "{\"ä\":1}");

        assertThat(new Webhook(secret.text()).sign("id/escalated", now.getEpochSecond(), "{\"ä\":1}"))
                .isEqualTo(signature);
        new Webhook(secret.text())
                .verify(
                        "{\"ä\":1}",
                        Map.of(
                                "webhook-id", List.of("id/escalated"),
                                "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                                "webhook-signature", List.of("v1,bm90IG91cnM= " + signature)));
    }

    @Test
    void eachWebhookHasASecretOf256Bits() {
        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret.text()).isNotEqualTo(SigningSecret.random().text());
    }

    @Test
    void aSealedSecretShowsNothingAndOpensForItsWebhookOnly() {
        var seal = new SecretSeal(List.of(KEY));

        var sealed = seal.seal(webhook, secret);

        assertThat(HexFormat.of().formatHex(sealed))
                .doesNotContain(HexFormat.of().formatHex(secret.key()));
        assertThat(seal.seal(webhook, secret)).isNotEqualTo(sealed);
        assertThat(seal.open(webhook, sealed)).map(SigningSecret::text).hasValue(secret.text());
        assertThat(seal.open(UUID.randomUUID(), sealed)).isEmpty();
        assertThat(new SecretSeal(List.of(OTHER)).open(webhook, sealed)).isEmpty();
    }

    @Test
    void keysCanBeChangedWhileTheOldOneStillOpens() {
        var sealed = new SecretSeal(List.of(KEY)).seal(webhook, secret);

        var changed = new SecretSeal(List.of(OTHER, KEY));

        assertThat(changed.open(webhook, sealed)).isPresent();
        assertThat(new SecretSeal(List.of(OTHER)).open(webhook, changed.seal(webhook, secret)))
                .isPresent();
    }

    @Test
    void aKeyThatIsTooShortIsRefusedAtStart() {
        assertThatThrownBy(() -> new SecretSeal(List.of("short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32");
        assertThat(new SecretSeal(List.of()).isPossible()).isFalse();
    }
}

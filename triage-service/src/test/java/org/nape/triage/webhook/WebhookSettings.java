package org.nape.triage.webhook;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What tests need in order to be called: on loopback, without TLS, and without long waits. */
public final class WebhookSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "nape.webhooks.keys", "a-key-for-tests-that-nobody-else-has",
                "nape.webhooks.allow-private", "true",
                "nape.webhooks.look-every", "50ms",
                "nape.webhooks.timeout", "1s");
    }

    @Override
    public void stop() {}
}

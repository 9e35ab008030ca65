package org.nape.triage.webhook;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.testbed.Testbed;

/** As the service is without any setting. */
@QuarkusTest
@TestProfile(WebhookStrictTest.WithoutSettings.class)
class WebhookStrictTest {
    private final Subscriber subscriber = Subscriber.someone();

    /** Without those that let other tests be called. */
    public static class WithoutSettings implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Testbed.class));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.215.14/hook",
                "https://93.184.215.14:22/hook",
                "https://93.184.215.14:8080/hook",
                "https://me@93.184.215.14/hook",
                "https://localhost/hook",
                "https://localhost:8443/hook",
                "https://127.0.0.1/hook",
                "https://127.1/hook",
                "https://2130706433/hook",
                "https://0x7f.0.0.1/hook",
                "https://0.0.0.0/hook",
                "https://10.1.2.3/hook",
                "https://100.64.0.1/hook",
                "https://169.254.169.254/latest/meta-data/",
                "https://172.16.0.1/hook",
                "https://192.168.0.1/hook",
                "https://198.18.0.1/hook",
                "https://224.0.0.1/hook",
                "https://255.255.255.255/hook",
                "https://[::]/hook",
                "https://[::1]/hook",
                "https://[::ffff:127.0.0.1]/hook",
                "https://[::ffff:7f00:1]/hook",
                "https://[::127.0.0.1]/hook",
                "https://[64:ff9b::7f00:1]/hook",
                "https://[2002:7f00:1::]/hook",
                "https://[fc00::1]/hook",
                "https://[fe80::1]/hook",
                "https://[fe80::1%25lo]/hook",
                "https://[ff02::1]/hook",
                "https://nowhere.invalid/hook"
            })
    void whatOnlyThisServiceCanReachIsNotCalled(String url) {
        subscriber
                .makes(Map.of("url", url))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.pointer", equalTo(List.of("/url")));
    }

    @Test
    void withoutAKeyToSealSecretsWithNoWebhookIsMade() {
        subscriber
                .makes(Map.of("url", "https://93.184.215.14/hook"))
                .then()
                .statusCode(503)
                .header("Retry-After", "3600")
                .body("type", equalTo("/problems/webhooks-not-set-up"));
    }
}

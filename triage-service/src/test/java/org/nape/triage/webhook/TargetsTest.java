package org.nape.triage.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private final Targets targets = strict("93.184.215.14");

    private static Targets strict(String... addresses) {
        return new Targets(false, Set.of(443, 8443), _ -> literals(addresses));
    }

    private static List<InetAddress> literals(String... addresses) {
        return Stream.of(addresses).map(InetAddress::ofLiteral).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://desk.example",
                "https://desk.example/",
                "https://desk.example:8443/a/b?token=secret&x=%20",
                "HTTPS://DESK.EXAMPLE/hook",
                "https://93.184.215.14/hook",
                "https://[2606:4700::1111]/hook",
                "https://xn--bcher-kva.example/hook"
            })
    void aPublicHttpsUrlMayBeCalled(String url) {
        assertThat(targets.findFault(url)).isEmpty();
        assertThat(targets.addressesOf(url)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "desk.example",
                "/hook",
                "//desk.example/hook",
                "https:",
                "https://",
                "https:///hook",
                "https:desk.example",
                "http://desk.example/hook",
                "ftp://desk.example/hook",
                "file:///etc/passwd",
                "gopher://desk.example",
                "jar:https://desk.example!/x",
                "https://user@desk.example/hook",
                "https://user:secret@desk.example/hook",
                "https://desk.example@10.0.0.1/hook",
                "https://desk.example/hook#part",
                "https://desk.example:80/hook",
                "https://desk.example:22/hook",
                "https://desk.example:0/hook",
                "https://desk.example:65536/hook",
                "https://desk.example:99999999999/hook",
                "https://desk.example:-1/hook",
                "https://desk.example./hook",
                "https://desk example/hook",
                "https://desk.example/ho ok",
                "https://desk.example/hook\r\nX-Evil: 1",
                "https://desk.example/\u0000",
                "https://b\u00fccher.example/hook",
                "https://desk.example\\@10.0.0.1/",
                "https://2130706433/hook",
                "https://0x7f000001/hook",
                "https://127.1/hook",
                "https://0177.0.0.1.1/hook",
                "https://desk_example/hook",
                "https://[::1/hook",
                "https://%31%32%37.0.0.1/hook"
            })
    void whatIsNoPublicHttpsUrlIsRefusedAsItStands(String url) {
        assertThat(targets.findFault(url)).isPresent();
        assertThat(targets.addressesOf(url)).isEmpty();
    }

    @Test
    void aUrlOf2000CharactersIsTheLongest() {
        var longest = "https://desk.example/".concat("x".repeat(1979));

        assertThat(targets.findFault(longest)).isEmpty();
        assertThat(targets.findFault(longest + "x")).isPresent();
    }

    @Test
    void oneAddressThatIsNotPublicIsEnoughToRefuseAHost() {
        assertThat(strict("93.184.215.14", "10.0.0.1").addressesOf("https://desk.example"))
                .isEmpty();
        assertThat(strict("::ffff:127.0.0.1").addressesOf("https://desk.example"))
                .isEmpty();
        assertThat(strict().addressesOf("https://desk.example")).isEmpty();
    }

    @Test
    void aHostThatMovesInsideIsRefusedFromThenOn() {
        var address = new AtomicReference<>("93.184.215.14");
        var rebinding = new Targets(false, Set.of(443), _ -> literals(address.get()));
        assertThat(rebinding.addressesOf("https://desk.example")).isNotEmpty();

        address.set("169.254.169.254");

        assertThat(rebinding.addressesOf("https://desk.example")).isEmpty();
    }

    @Test
    void whereSubscribersAreTrustedNearlyEverythingMayBeCalled() {
        var trusting = new Targets(true, Set.of(443), _ -> literals("127.0.0.1"));

        assertThat(trusting.addressesOf("http://localhost:18080/hook")).hasSize(1);
        assertThat(trusting.findFault("ftp://localhost/hook")).isPresent();
        assertThat(trusting.findFault("http://user@localhost/hook")).isPresent();
    }

    @Test
    void theSystemKnowsLiteralsAndDoesNotKnowWhatIsNowhere() {
        var system = HostLookup.ofSystem(Duration.ofSeconds(5));

        assertThat(system.addressesOf("127.0.0.1")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(system.addressesOf("[::1]")).containsExactly(InetAddress.ofLiteral("::1"));
        assertThat(system.addressesOf("nowhere.invalid")).isEmpty();
    }
}

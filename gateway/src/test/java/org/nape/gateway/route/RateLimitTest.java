package org.nape.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final SocketAddress SOMEONE = address("192.0.2.1");

    @Test
    void oneAddressIsAskedToWaitAndAnotherIsNot() {
        var limit = new RateLimit(twoPerMinute(), "on", "127.0.0.1");
        limit.take(SOMEONE);
        limit.take(SOMEONE);

        var wait = limit.take(SOMEONE);

        assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
        assertThat(limit.take(address("192.0.2.2"))).isZero();
    }

    @Test
    void aHouseholdsIpv6AddressesCountAsOne() {
        var limit = new RateLimit(twoPerMinute(), "on", "127.0.0.1");
        limit.take(address("2001:db8:1:2::1"));
        limit.take(address("2001:db8:1:2::2"));

        assertThat(limit.take(address("2001:db8:1:2:ffff::3"))).isPositive();
        assertThat(limit.take(address("2001:db8:1:3::1"))).isZero();
    }

    @Test
    void itCanBeSwitchedOffOnLoopbackOnly() {
        var onLoopback = new RateLimit(twoPerMinute(), "off", "127.0.0.1");
        var onAll = new RateLimit(twoPerMinute(), "off", "0.0.0.0");

        assertThat(IntStream.range(0, 10).mapToObj(i -> onLoopback.take(SOMEONE)))
                .containsOnly(Duration.ZERO);
        assertThat(IntStream.range(0, 10).mapToObj(i -> onAll.take(SOMEONE))).anyMatch(Duration::isPositive);
    }

    private static SocketAddress address(String host) {
        return SocketAddress.inetSocketAddress(new InetSocketAddress(host, 1));
    }

    private static RouteConfig twoPerMinute() {
        return new RouteConfig() {
            @Override
            public Services services() {
                return new Services() {
                    @Override
                    public URI triage() {
                        return URI.create("http://localhost:1");
                    }

                    @Override
                    public URI content() {
                        return URI.create("http://localhost:2");
                    }

                    @Override
                    public URI reminder() {
                        return URI.create("http://localhost:3");
                    }
                };
            }

            @Override
            public Duration answerWithin() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Duration bodyWithin() {
                return Duration.ofSeconds(10);
            }

            @Override
            public int personsPerMinute() {
                return 2;
            }
        };
    }
}

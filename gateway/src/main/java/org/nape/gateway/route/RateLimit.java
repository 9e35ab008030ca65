package org.nape.gateway.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** How often one address may make a new person. */
@Singleton
class RateLimit {
    private static final Logger LOG = Logger.getLogger(RateLimit.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int REMEMBERED = 50_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(PERIOD)
            .build();
    private final int perMinute;
    private final boolean isOn;

    RateLimit(
            RouteConfig config,
            @ConfigProperty(name = "nape.rate-limit", defaultValue = "on") String wanted,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.perMinute = config.personsPerMinute();
        this.isOn = !wanted.equals("off") || !isLoopback(host);
        if (isOn && wanted.equals("off")) {
            LOG.warn("nape.rate-limit=off is ignored: it is for benchmarks on loopback only");
        }
    }

    /** Takes one of what the address has left; zero, or how long it must wait for the next one. */
    Duration take(SocketAddress address) {
        if (!isOn) {
            return Duration.ZERO;
        }
        var bucket = buckets.get(
                neighbourhood(address),
                unseen -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                        .build());
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        return Duration.ofNanos(taken.getNanosToWaitForRefill());
    }

    /** One household has one IPv4 address, but a whole /64 of IPv6. */
    private static String neighbourhood(SocketAddress address) {
        var host = address.hostAddress() == null ? "" : address.hostAddress();
        var colons = host.split(":");
        return colons.length <= 4 ? host : String.join(":", Arrays.copyOf(colons, 4));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

package org.nape.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How much is left to each. It flows back evenly, so that who waits a little may ask a little; who has not asked for a
 * minute has all again and is forgotten.
 */
@Singleton
public class Limits {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int REMEMBERED = 50_000;

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(PERIOD)
            .build();
    private final LimitConfig config;

    Limits(LimitConfig config) {
        this.config = config;
    }

    private record Key(Limit limit, String who) {}

    /** Takes one of what is left. */
    public Standing take(Limit limit, String who) {
        var taken = bucket(limit, who).tryConsumeAndReturnRemaining(1);
        return new Standing(
                limit.perMinute(config),
                taken.getRemainingTokens(),
                Duration.ofNanos(taken.getNanosToWaitForReset()),
                Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    /** Looks at what is left and takes nothing. */
    public Standing look(Limit limit, String who) {
        var left = bucket(limit, who).getAvailableTokens();
        var most = limit.perMinute(config);
        return new Standing(most, left, PERIOD.multipliedBy(most - left).dividedBy(most), Duration.ZERO);
    }

    private Bucket bucket(Limit limit, String who) {
        return buckets.get(new Key(limit, who), unseen -> {
            var perMinute = limit.perMinute(config);
            return Bucket.builder()
                    .addLimit(bandwidth -> bandwidth.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                    .build();
        });
    }
}

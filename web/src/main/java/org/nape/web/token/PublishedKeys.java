package org.nape.web.token;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys that somebody else publishes. They are asked for again now and then, and when a token names one that is not
 * known; by one at a time and never often, whatever tokens come. While there is no answer the known ones are used on.
 */
public final class PublishedKeys {
    private static final Logger LOG = Logger.getLogger(PublishedKeys.class);

    private final Supplier<CompletableFuture<List<JsonWebKey>>> source;
    private final Duration freshFor;
    private final Duration againAfter;
    private volatile List<JsonWebKey> known = List.of();
    private volatile @Nullable Long readAt;
    private volatile boolean isAway;
    private @Nullable Long askedAt;
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);

    public PublishedKeys(Supplier<CompletableFuture<List<JsonWebKey>>> source, Duration freshFor, Duration againAfter) {
        this.source = source;
        this.freshFor = freshFor;
        this.againAfter = againAfter;
    }

    /** As far as they are known at this moment; has newer ones looked for when these are old. */
    public List<JsonWebKey> known() {
        if (isOlder(readAt, freshFor)) {
            lookUp();
        }
        return known;
    }

    /** Asks for them, if nobody did a moment ago; completes when there is an answer, or none to be had. */
    public synchronized CompletableFuture<Void> lookUp() {
        if (asking.isDone() && isOlder(askedAt, againAfter)) {
            askedAt = System.nanoTime();
            asking = source.get().handle(this::take);
        }
        return asking;
    }

    private @Nullable Void take(@Nullable List<JsonWebKey> keys, @Nullable Throwable failure) {
        var wasAway = isAway;
        isAway = keys == null || keys.isEmpty();
        if (!isAway) {
            known = keys;
            readAt = System.nanoTime();
        }
        if (isAway && !wasAway) {
            LOG.warnf("keys cannot be had at present known=%d reason=%s", known.size(), reason(failure));
        } else if (wasAway && !isAway) {
            LOG.infof("keys can be had again known=%d", known.size());
        }
        return null;
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure == null) {
            return "there is none among what is published";
        }
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : " " + cause.getMessage());
    }

    private static boolean isOlder(@Nullable Long moment, Duration age) {
        return moment == null || System.nanoTime() - moment > age.toNanos();
    }
}

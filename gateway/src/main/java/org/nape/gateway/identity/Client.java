package org.nape.gateway.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A system that the operator lets in, as it stands in {@code clients.json}.
 *
 * @param since when it was made, or all its tokens were ended: those from before are none of its
 * @param secrets at most two, the newest first: one may follow the other without haste
 * @param removedAt when the operator put it out; it stays until its webhooks are ended too
 */
record Client(
        String clientId,
        String role,
        Instant since,
        List<SecretHash> secrets,
        @Nullable Instant removedAt) {
    private static final SecretHash NONE = SecretHash.of(SecretHash.newSecret());

    static Client make(String clientId, String role, String secret, Instant now) {
        return new Client(clientId, role, now, List.of(SecretHash.of(secret)), null);
    }

    boolean isThere() {
        return removedAt == null;
    }

    /** Takes as long whether it has one secret or two, and whether the first is right, the second or neither. */
    boolean isKnownBy(String secret, Instant now) {
        var first = secrets.isEmpty() ? NONE : secrets.getFirst();
        var second = secrets.size() > 1 ? secrets.get(1) : NONE;
        return isThere() & (first.isOf(secret, now) | second.isOf(secret, now));
    }

    /** Whether a token that was given then still speaks for it. Tokens count in whole seconds. */
    boolean standsBy(Instant issuedAt) {
        return isThere() && !issuedAt.isBefore(since.truncatedTo(ChronoUnit.SECONDS));
    }

    /** With a secret more; the one before it is good for a while, or ends now and all tokens with it. */
    Client rotated(String secret, Duration keep, Instant now) {
        var before = secrets.stream()
                .limit(1)
                .map(last -> last.endingAt(now.plus(keep)))
                .filter(last -> last.isGoodAt(now));
        var all = Stream.concat(Stream.of(SecretHash.of(secret)), before).toList();
        return new Client(clientId, role, keep.isZero() ? now : since, all, null);
    }

    Client removed(Instant now) {
        return new Client(clientId, role, since, List.of(), now);
    }
}

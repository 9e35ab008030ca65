package org.nape.gateway.identity;

import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The keys of one platform, the oldest first, as {@code token-key.pem} holds them: PEM, each with a line before it that says
 * from when it signs. One without that line always did.
 */
record KeyRing(List<SigningKey> keys) {
    static final String FILE = "token-key.pem";

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";
    private static final String FROM = "signs from ";
    private static final Pattern KEY = Pattern.compile(
            "(?:" + FROM + "(\\S+)\\s+)?-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    KeyRing {
        keys = keys.stream().sorted(Comparator.comparing(SigningKey::from)).toList();
    }

    /** Of a platform that begins. */
    static KeyRing first() {
        return new KeyRing(List.of(SigningKey.make(Instant.EPOCH)));
    }

    static KeyRing read(String pem) {
        var keys = new ArrayList<SigningKey>();
        var matcher = KEY.matcher(pem);
        try {
            while (matcher.find()) {
                var from = Optional.ofNullable(matcher.group(1))
                        .map(Instant::parse)
                        .orElse(Instant.EPOCH);
                keys.add(SigningKey.of(Base64.getMimeDecoder().decode(matcher.group(2)), from));
            }
        } catch (GeneralSecurityException | DateTimeException | IllegalArgumentException e) {
            throw new IllegalStateException(FILE + " holds a key that is none of ours", e);
        }
        if (keys.isEmpty() || keys.size() != pem.split("-----BEGIN", -1).length - 1) {
            throw new IllegalStateException(FILE + " holds no key, or one that cannot be read");
        }
        return new KeyRing(keys);
    }

    String write() {
        return keys.stream().map(KeyRing::pem).collect(Collectors.joining("\n"));
    }

    private static String pem(SigningKey key) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.encoded());
        return (key.from().equals(Instant.EPOCH) ? "" : FROM + key.from() + "\n") + BEGIN + body + END;
    }

    /** The newest whose time has come; the oldest before any has. */
    SigningKey signing(Instant now) {
        return keys.stream()
                .filter(key -> !key.from().isAfter(now))
                .reduce((older, newer) -> newer)
                .orElseGet(keys::getFirst);
    }

    /** Without those that have signed no token that could still be good: a key is followed by the next and outlived by its tokens. */
    KeyRing withoutEnded(Instant now, Duration longestLife) {
        var kept = new ArrayList<SigningKey>();
        for (var i = 0; i < keys.size(); i++) {
            if (i == keys.size() - 1 || keys.get(i + 1).from().plus(longestLife).isAfter(now)) {
                kept.add(keys.get(i));
            }
        }
        return new KeyRing(kept);
    }

    Set<String> ids() {
        return keys.stream().map(SigningKey::id).collect(Collectors.toUnmodifiableSet());
    }

    KeyRing with(SigningKey another) {
        var more = new ArrayList<>(keys);
        more.add(another);
        return new KeyRing(more);
    }

    KeyRing without(String id) {
        return new KeyRing(keys.stream().filter(key -> !key.id().equals(id)).toList());
    }
}

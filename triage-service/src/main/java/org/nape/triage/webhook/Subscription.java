package org.nape.triage.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a subscriber wants to be told, and where. An empty filter lets everything through. */
record Subscription(String url, SortedSet<String> levels, SortedSet<String> concerns, SortedSet<String> types) {
    Subscription {
        levels = sorted(levels);
        concerns = sorted(concerns);
        types = sorted(types);
    }

    private static SortedSet<String> sorted(Collection<String> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    /** Equal for requests that mean the same. */
    byte[] fingerprint() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

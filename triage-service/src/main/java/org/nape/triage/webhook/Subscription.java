package org.nape.triage.webhook;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nape.web.IdempotencyKey;

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
        return IdempotencyKey.fingerprint(toString());
    }
}

package org.nape.triage.rulebook;

import java.time.Instant;

/** The place of a rulebook in the list, newest first: what the next page starts after. */
record RulebookPlace(Instant firstUsedAt, String hash) {
    static RulebookPlace of(Rulebooks.Use use) {
        return new RulebookPlace(use.firstUsedAt(), use.hash());
    }

    static RulebookPlace parse(String text) {
        var parts = text.split("/", 2);
        return new RulebookPlace(Instant.parse(parts[0]), parts[1]);
    }

    @Override
    public String toString() {
        return firstUsedAt + "/" + hash;
    }
}

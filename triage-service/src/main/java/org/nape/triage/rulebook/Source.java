package org.nape.triage.rulebook;

import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Reference;

/**
 * A source that a rule rests on.
 *
 * @param url where it can be read; null if it is nowhere on the web
 */
public record Source(
        String id, String title, int year, @Nullable String url) {
    public static Source of(Reference reference) {
        return new Source(
                reference.id(),
                reference.title(),
                reference.year(),
                reference.address().orElse(null));
    }
}

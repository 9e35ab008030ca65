package org.nape.knowledge;

import java.util.Optional;

/**
 * A source that a rule or an item rests on.
 *
 * @param pmid the number in PubMed
 * @param checked whether the citation was confirmed in a public copy
 */
public record Reference(
        String id,
        String title,
        String org,
        int year,
        Optional<String> url,
        Optional<String> doi,
        Optional<String> pmid,
        boolean checked,
        Optional<String> note) {
    /** Where it can be read; empty if it is nowhere on the web. */
    public Optional<String> address() {
        return url.or(() -> doi.map(id -> "https://doi.org/" + id));
    }
}

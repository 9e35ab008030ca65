package org.nape.triage.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.nape.knowledge.Knowledge;

/**
 * The rules of one set of reviewed files, as they are published.
 *
 * @param hash SHA-256 over the files
 * @param json {@link PublishedRules}, to the letter
 */
record Rulebook(String hash, String version, String json) {
    static Rulebook of(Knowledge knowledge, ObjectMapper json) {
        try {
            return new Rulebook(
                    knowledge.contentHash(),
                    knowledge.version(),
                    json.writeValueAsString(PublishedRules.of(knowledge)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

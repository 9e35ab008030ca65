package org.nape.bench.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A clinical file as it is written, from the knowledge module. */
final class KnowledgeFile {
    private KnowledgeFile() {}

    /** The entries of a list at the top of a file. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> entries(String name, String list) {
        try (var stream = KnowledgeFile.class.getResourceAsStream("/knowledge/" + name)) {
            var file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
            return (List<Map<String, Object>>)
                    Optional.ofNullable(file.get(list)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

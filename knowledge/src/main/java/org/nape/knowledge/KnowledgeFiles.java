package org.nape.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The files of the clinical truth, as they lie on the class path or in a directory. */
final class KnowledgeFiles {
    static final List<String> NAMES = List.of(
            "references.yaml",
            "questions.yaml",
            "rules.yaml",
            "content.yaml",
            "care-plans.yaml",
            "emergency-numbers.yaml");

    private final Map<String, byte[]> contents = new LinkedHashMap<>();

    static KnowledgeFiles onClassPath() {
        return new KnowledgeFiles(name -> {
            try (var stream = KnowledgeFiles.class.getResourceAsStream("/knowledge/" + name)) {
                if (stream == null) {
                    throw new IOException("not on the class path: /knowledge/" + name);
                }
                return stream.readAllBytes();
            }
        });
    }

    static KnowledgeFiles in(Path directory) {
        return new KnowledgeFiles(name -> Files.readAllBytes(directory.resolve(name)));
    }

    private KnowledgeFiles(Source source) {
        for (var name : NAMES) {
            try {
                contents.put(name, source.read(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Changes whenever a byte of any file does. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The top of a file; one that is no YAML, or names a key twice, becomes a fault and an empty entry. */
    Entry read(String name, Faults faults) {
        return new Entry(name, "", parse(name, faults), faults);
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> parse(String name, Faults faults) {
        var settings = LoadSettings.builder().setLabel(name).build();
        try {
            var text = new String(Optional.ofNullable(contents.get(name)).orElseThrow(), StandardCharsets.UTF_8);
            if (new Load(settings).loadFromString(text) instanceof Map<?, ?> map) {
                return (Map<String, @Nullable Object>) map;
            }
            faults.add(name, "", "the file must hold one entry");
        } catch (MarkedYamlEngineException e) {
            var at = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                    .orElse("");
            faults.add(name, "", at + e.getProblem());
        } catch (YamlEngineException e) {
            faults.add(name, "", String.valueOf(e.getMessage()));
        }
        return Map.of();
    }

    /** Where a file comes from. */
    private interface Source {
        byte[] read(String name) throws IOException;
    }
}

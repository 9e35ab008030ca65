package org.nape.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code references.yaml}. */
final class ReferenceFile {
    private ReferenceFile() {}

    static Map<String, Reference> read(Entry file) {
        var references = new LinkedHashMap<String, Reference>();
        for (var entry : file.keyed("references")) {
            references.put(entry.id(), reference(entry));
            entry.done();
        }
        return references;
    }

    private static Reference reference(Entry entry) {
        return new Reference(
                entry.id(),
                entry.text("title"),
                entry.text("org"),
                entry.number("year"),
                entry.findText("url"),
                entry.findText("doi"),
                entry.findText("pmid"),
                entry.flag("checked"),
                entry.findText("note"));
    }
}

package org.nape.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.nape.knowledge.EmergencyNumbers.Numbers;

/** Reads {@code emergency-numbers.yaml}. */
final class EmergencyNumberFile {
    private EmergencyNumberFile() {}

    static EmergencyNumbers read(Entry file) {
        var countries = new LinkedHashMap<String, Numbers>();
        for (var entry : file.keyed("countries")) {
            countries.put(entry.id(), numbers(entry));
            entry.done();
        }
        var fallback = file.entry("fallback");
        var numbers = new Numbers(
                List.of(fallback.text("emergency")), Optional.empty(), Optional.empty(), fallback.findText("note"));
        fallback.done();
        return new EmergencyNumbers(numbers, countries);
    }

    private static Numbers numbers(Entry entry) {
        var all = entry.texts("emergency");
        if (all.isEmpty()) {
            entry.fault("there must be an emergency number");
        }
        return new Numbers(all, entry.findText("urgent_advice"), entry.findText("text_relay"), Optional.empty());
    }
}

package org.nape.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the files while they are read, so that all of it can be told at once. */
final class Faults {
    private final List<KnowledgeException.Fault> found = new ArrayList<>();

    void add(String file, String id, String detail) {
        add(file, id, 0, detail);
    }

    void add(String file, String id, int column, String detail) {
        found.add(new KnowledgeException.Fault(file, id, column, detail));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new KnowledgeException(found);
        }
    }
}

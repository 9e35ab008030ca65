package org.nape.knowledge;

import java.util.Locale;

/** Where a rule or an item comes from: the health article that Nape is built on, or a guideline. */
public enum Origin {
    /** The article gives both the sign and the action; such a rule must not be weakened. */
    SEED,
    /** The article names the cause or symptom; a guideline gives the level. */
    SEED_DERIVED,
    /** A guideline adds it; it may only raise a level. */
    EXTENSION;

    /** As written in the files and in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

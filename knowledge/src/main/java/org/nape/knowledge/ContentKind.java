package org.nape.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of thing a content item is; a red flag hides some sorts altogether. */
public enum ContentKind {
    CONDITION,
    SYMPTOM,
    CAUSE,
    TREATMENT,
    EXERCISE,
    HOME_REMEDY,
    PREVENTION,
    GUIDANCE;

    public static Optional<ContentKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** Whether it is something that a person does, and not only reads. */
    public boolean isToDo() {
        return switch (this) {
            case EXERCISE, HOME_REMEDY, TREATMENT, PREVENTION -> true;
            case CONDITION, SYMPTOM, CAUSE, GUIDANCE -> false;
        };
    }

    /** As written in the files and in JSON: {@code home_remedy}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.nape.knowledge;

/** How urgent it is, from least to most urgent. */
public enum Level {
    SELF_CARE,
    ROUTINE,
    URGENT,
    EMERGENCY;

    /** Whether a person must be seen today or at once. */
    public boolean isRedFlag() {
        return this == URGENT || this == EMERGENCY;
    }

    public boolean isAbove(Level other) {
        return compareTo(other) > 0;
    }

    /** The more urgent of the two. */
    public Level or(Level other) {
        return isAbove(other) ? this : other;
    }
}

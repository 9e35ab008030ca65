package org.nape.bench;

/** What came out of a contest: one line of its table. */
public interface Figure {
    /** Whether it is one that Nape must reach, and has not. */
    boolean isMissed();
}

package org.nape.triage.shadow;

/** Where a change of outcome leads, the one to worry about first. */
enum Direction {
    DOWN,
    UP,
    /** Neither up nor down, but something else is said: open instead of settled, at the same urgency. */
    SIDEWAYS,
    NOWHERE
}

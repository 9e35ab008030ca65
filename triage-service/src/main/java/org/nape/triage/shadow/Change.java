package org.nape.triage.shadow;

/** What was told and what would be told instead. */
record Change(Outcome then, Outcome now) {
    Direction direction() {
        return then.to(now);
    }
}

package org.nape.triage.shadow;

/** A rule, or a consistency check, that says something else of a report than it did. */
record Reason(String id, Voice then, Voice now) {
    /** No rule that is known: a question or the rules of then are not there any more. */
    static final Reason UNKNOWN = new Reason("", Voice.SILENT, Voice.SILENT);

    boolean speaksFor(Direction direction) {
        var step = then.to(now);
        return step != Direction.NOWHERE
                && (step == direction || direction == Direction.SIDEWAYS)
                && !(then.isOfNoWeight() && now.isOfNoWeight());
    }

    @Override
    public String toString() {
        return id.isEmpty() ? "no rule that is known" : id + ": " + then + " then, " + now + " now";
    }
}

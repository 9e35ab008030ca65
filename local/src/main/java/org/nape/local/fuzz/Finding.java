package org.nape.local.fuzz;

/** Something that must never come of any request. */
record Finding(int number, Operation operation, String what, Sent sent, String answer) {
    private static final int MOST_SHOWN = 1_500;

    @Override
    public String toString() {
        return """
                request %d, %s: %s
                  sent:   %s
                  answer: %s""".formatted(
                        number,
                        operation,
                        what,
                        sent,
                        answer.length() > MOST_SHOWN ? answer.substring(0, MOST_SHOWN) + "…" : answer);
    }
}

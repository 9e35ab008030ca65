package org.nape.events;

/**
 * The number of an event in its topic. As text it has twelve digits, so that texts are in the order of the numbers, as the
 * CloudEvents extension {@code sequence} demands.
 *
 * @param number 1 or more
 */
public record Sequence(long number) {
    public Sequence {
        if (number < 1) {
            throw new IllegalArgumentException("Numbers begin at 1");
        }
    }

    @Override
    public String toString() {
        return "%012d".formatted(number);
    }
}

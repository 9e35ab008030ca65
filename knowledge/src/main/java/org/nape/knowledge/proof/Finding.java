package org.nape.knowledge.proof;

import java.math.BigInteger;
import java.util.Optional;

/**
 * What came of trying to prove one property.
 *
 * @param states how many sets of answers it was proven for
 * @param counterexample the smallest set of answers that contradicts it, in plain words; none when it is proven
 * @param note what else was found; empty for most
 */
public record Finding(String property, BigInteger states, Optional<String> counterexample, String note) {

    static Finding of(String property, BigInteger states, Optional<String> counterexample) {
        return new Finding(property, states, counterexample, "");
    }

    public boolean isProven() {
        return counterexample.isEmpty();
    }
}

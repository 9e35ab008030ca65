package org.nape.knowledge.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.nape.knowledge.Knowledge;

/** Proves the shipped files, or those in a directory, and says so; exit code 1 with a counterexample if one property fails. */
public final class Prove {
    private Prove() {}

    public static void main(String[] arguments) {
        var knowledge = arguments.length == 0 ? Knowledge.load() : Knowledge.load(Path.of(arguments[0]));
        var proof = new SafetyProof(knowledge);
        boolean proven = true;
        for (var finding : (Iterable<Finding>)
                Stream.concat(proof.findings(), Stream.of(proof).map(SafetyProof::interviews))::iterator) {
            System.out.println(line(finding));
            proven &= finding.isProven();
        }
        if (!proven) {
            System.exit(1);
        }
    }

    private static String line(Finding finding) {
        return "%-48s %12s states  %s"
                .formatted(
                        finding.property(),
                        inWords(finding.states()),
                        finding.counterexample()
                                .map(counterexample -> "NOT PROVEN\n" + counterexample)
                                .orElse("proved" + finding.note()));
    }

    /** Exact up to a million, else the power of ten. */
    private static String inWords(BigInteger states) {
        return states.bitLength() <= 20
                ? states.toString()
                : new BigDecimal(states).round(new MathContext(2)).toString().replace("E+", "e");
    }
}

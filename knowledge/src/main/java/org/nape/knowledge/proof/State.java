package org.nape.knowledge.proof;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.nape.knowledge.Level;
import org.nape.knowledge.Truth;

/**
 * How far an interview is.
 *
 * @param next the question of the file that comes next, asked or not
 * @param best the highest level of a rule that is true
 * @param stuck the highest level of a rule that the person's "not sure" keeps open for good
 * @param open what is left of the rules above the best
 * @param askIfs what is left of the conditions for asking the questions to come
 */
record State(Residues residues, int next, Level best, Level stuck, List<InterviewProof.Open> open, int[] askIfs) {

    static State of(
            Residues residues, int next, Level best, Level stuck, List<InterviewProof.Open> open, int[] askIfs) {
        var highest = best;
        var hopeless = stuck;
        for (var each : open) {
            if (each.residue() == Truth.YES.ordinal()) {
                highest = highest.or(each.level());
            } else if (each.residue() == Truth.UNKNOWN.ordinal()) {
                hopeless = hopeless.or(each.level());
            }
        }
        var left = new LinkedHashSet<InterviewProof.Open>();
        for (var each : open) {
            if (!Residues.isTruth(each.residue()) && each.level().isAbove(highest)) {
                left.add(each);
            }
        }
        return new State(residues, next, highest, hopeless, List.copyOf(left), askIfs);
    }

    State given(int question, int place) {
        var rest = open.stream()
                .map(each -> new InterviewProof.Open(each.level(), residues.given(each.residue(), question, place)))
                .toList();
        var conditions = IntStream.range(0, askIfs.length)
                .map(i -> i <= question ? Truth.YES.ordinal() : residues.given(askIfs[i], question, place))
                .toArray();
        return of(residues, question + 1, best, stuck, rest, conditions);
    }

    /** The questions that are needed and may be asked, and those that decide whether they may: a bit for each. */
    long askable() {
        long wanted = open.stream()
                .mapToLong(each -> residues.questions(each.residue()))
                .reduce(0, (one, other) -> one | other);
        long askable = 0;
        for (int i = askIfs.length - 1; i >= next; i--) {
            if ((wanted >> i & 1) == 1 && askIfs[i] != Truth.NO.ordinal()) {
                askable |= 1L << i;
                wanted |= residues.questions(askIfs[i]);
            }
        }
        return askable;
    }

    /** Whether someone must ask in person: a rule stays open that nobody can answer. */
    boolean isStuck() {
        return stuck.isAbove(best) || !open.isEmpty();
    }

    boolean decidesWhatToAsk(int question) {
        return Arrays.stream(askIfs).anyMatch(condition -> (residues.questions(condition) >> question & 1) == 1);
    }

    int askIf(int question) {
        return askIfs[question];
    }

    Diagrams.Key key() {
        var head = IntStream.of(next, best.ordinal(), stuck.isAbove(best) ? stuck.ordinal() : 0);
        var rules = open.stream().flatMapToInt(each -> IntStream.of(each.level().ordinal(), each.residue()));
        return new Diagrams.Key(
                IntStream.concat(IntStream.concat(head, Arrays.stream(askIfs, next, askIfs.length)), rules)
                        .toArray());
    }
}

package org.nape.knowledge.proof;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.nape.knowledge.Level;
import org.nape.knowledge.Truth;

/** What must be true of levels, whatever the rules say: unknown is never safe, and nothing that was said is taken back. */
final class LevelProperties {
    private final Model model;
    private final Diagrams diagrams;
    private final Paths paths;
    private final Words words;

    LevelProperties(Model model) {
        this.model = model;
        this.diagrams = model.diagrams();
        this.paths = new Paths(model);
        this.words = new Words(model);
    }

    /** One more answer never changes what was settled and never lowers what was certain; so many more do not either. */
    Finding noLowering() {
        var broken = diagrams.combination(two -> two[0] < 0 || two[1] < 0
                ? Diagrams.UNDECIDED
                : Outcome.of(two[0]).mayBecome(Outcome.of(two[1])) ? Diagrams.FALSE : Diagrams.TRUE);
        for (var each : paths.to(model.outcome()).entrySet()) {
            int node = each.getKey();
            int open = diagrams.ways(node) - 1;
            for (int value = 0; value < open; value++) {
                int bad = broken.of(diagrams.way(node, open), diagrams.way(node, value));
                if (bad != Diagrams.FALSE) {
                    return found("No answer lowers what was said", space(), lowered(each.getValue(), node, value, bad));
                }
            }
        }
        return proven("No answer lowers what was said", space());
    }

    private String lowered(int[] to, int node, int value, int bad) {
        var before = to.clone();
        var rest = paths.smallest(bad, Model::isTrue, Paths.Cost.ANSWERS).orElseThrow();
        for (int i = diagrams.question(node) + 1; i < before.length; i++) {
            before[i] = rest[i];
        }
        var after = before.clone();
        after[diagrams.question(node)] = value;
        return "%s\n  is %s, and then with\n%s\n  it is %s"
                .formatted(
                        words.only(before),
                        words.verdict(before),
                        words.line(diagrams.question(node), value),
                        words.verdict(after));
    }

    /** The worst that any completion could still bring is what was settled: care at home above all. */
    Finding nothingWorseIsLeftOpen() {
        int worst = worstCompletion();
        int bad = diagrams.combine(
                two -> two[0] >= 0 && Outcome.of(two[0]).settled().isEmpty()
                        ? Diagrams.FALSE
                        : two[0] < 0 || two[1] < 0
                                ? Diagrams.UNDECIDED
                                : two[0] == two[1] ? Diagrams.FALSE : Diagrams.TRUE,
                model.outcome(),
                worst);
        return finding("A settled level is the worst that could come", space(), bad, false);
    }

    private int worstCompletion() {
        var levels = new int[Level.values().length];
        for (var level : Level.values()) {
            levels[level.ordinal()] = model.any(model.rules().entrySet().stream()
                    .filter(each -> each.getKey().level() == level)
                    .map(Map.Entry::getValue)
                    .toList());
        }
        int highestTrue = diagrams.combine(LevelProperties::highestTrue, levels);
        return new Worst(diagrams).of(highestTrue);
    }

    private static int highestTrue(int[] truths) {
        for (int level = truths.length - 1; level > 0; level--) {
            if (truths[level] < 0) {
                return Diagrams.UNDECIDED;
            }
            if (truths[level] == Model.YES) {
                return level;
            }
        }
        return Level.SELF_CARE.ordinal();
    }

    /** Whatever else is missing or answered. */
    Finding theFirstPositiveDecides() {
        for (var each : model.rules().entrySet()) {
            if (each.getKey().level() == Level.EMERGENCY) {
                int bad = model.both(
                        each.getValue(),
                        Model::isYes,
                        model.outcome(),
                        result -> Outcome.of(result) != Outcome.EMERGENCY);
                if (bad != Diagrams.FALSE) {
                    return finding("The first emergency sign decides", space(), bad, false);
                }
            }
        }
        return proven("The first emergency sign decides", space());
    }

    /** When everything that may be asked is answered and nothing contradicts, there is a level: one, as this is a function. */
    Finding completeAnswersSettle() {
        int bad = model.both(
                model.consistent(),
                Model::isTrue,
                model.outcome(),
                result -> Outcome.of(result).settled().isEmpty());
        var states = paths.count(model.consistent(), Model::isTrue);
        return finding("Complete answers settle at one level", states, bad, true);
    }

    private Finding finding(String property, BigInteger states, int bad, boolean complete) {
        var cost = complete ? Paths.Cost.UNUSUAL_ANSWERS : Paths.Cost.ANSWERS;
        return Finding.of(
                property,
                states,
                paths.smallest(bad, Model::isTrue, cost)
                        .map(places -> (complete ? words.complete(places) : words.only(places)) + "\n  is "
                                + words.verdict(places)
                                + open(places)));
    }

    /** The rules that stay open, since they are the reason that a complete set of answers does not settle. */
    private String open(int[] places) {
        var answers = model.space().answers(places);
        var open = model.rulebook().rules().stream()
                .filter(rule -> rule.condition().in(answers) == Truth.UNKNOWN && rule.level() != Level.SELF_CARE)
                .map(rule -> rule.id() + " by "
                        + rule.condition().openQuestions(answers).stream()
                                .map(Object::toString)
                                .toList())
                .toList();
        return open.isEmpty() || open.size() > 5 ? "" : "; still open: " + String.join(", ", open);
    }

    private BigInteger space() {
        return model.space().states();
    }

    private static Finding proven(String property, BigInteger states) {
        return Finding.of(property, states, Optional.empty());
    }

    private static Finding found(String property, BigInteger states, String counterexample) {
        return Finding.of(property, states, Optional.of(counterexample));
    }
}

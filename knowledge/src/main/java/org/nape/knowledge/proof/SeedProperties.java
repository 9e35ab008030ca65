package org.nape.knowledge.proof;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.nape.knowledge.Level;
import org.nape.knowledge.Rule;

/** What must be true of the rules that come from the health article: they need no help and let nothing take their place. */
final class SeedProperties {
    private final Model model;
    private final Diagrams diagrams;
    private final Paths paths;
    private final Words words;

    SeedProperties(Model model) {
        this.model = model;
        this.diagrams = model.diagrams();
        this.paths = new Paths(model);
        this.words = new Words(model);
    }

    /** Each mandatory rule gives at least its level whatever else is known, and with no other sign it gives exactly that. */
    Finding seedRulesSuffice() {
        var failed = new ArrayList<String>();
        for (var each : model.rules().entrySet()) {
            if (each.getKey().mandatory() && each.getKey().level() != Level.SELF_CARE) {
                tooLittle(each.getKey(), each.getValue()).ifPresent(failed::add);
                if (!isEnoughAlone(each.getKey(), each.getValue())) {
                    failed.add("  " + each.getKey() + " never decides by itself");
                }
            }
        }
        return Finding.of(
                "Each rule of the seed is enough by itself",
                model.space().states(),
                failed.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", failed)));
    }

    private Optional<String> tooLittle(Rule rule, int truth) {
        int bad = model.both(
                truth,
                Model::isYes,
                model.outcome(),
                result -> rule.level().isAbove(Outcome.of(result).atLeast()));
        return paths.smallest(bad, Model::isTrue, Paths.Cost.ANSWERS)
                .map(places -> words.only(places) + "\n  make " + rule + " true but are " + words.verdict(places));
    }

    private boolean isEnoughAlone(Rule rule, int truth) {
        int others = model.any(model.rules().entrySet().stream()
                .filter(each -> each.getKey() != rule
                        && !rule.level().isAbove(each.getKey().level()))
                .map(Map.Entry::getValue)
                .toList());
        int alone = diagrams.combine(
                three -> three[0] >= 0 && three[0] != Model.YES
                                || three[1] >= 0 && three[1] != Model.NO
                                || three[2] == Diagrams.FALSE
                        ? Diagrams.FALSE
                        : three[0] < 0 || three[1] < 0 || three[2] < 0 ? Diagrams.UNDECIDED : Diagrams.TRUE,
                truth,
                others,
                model.consistent());
        return model.both(
                        alone,
                        Model::isTrue,
                        model.outcome(),
                        result -> Outcome.of(result)
                                .settled()
                                .filter(rule.level()::equals)
                                .isPresent())
                != Diagrams.FALSE;
    }
}

package org.nape.knowledge.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nape.knowledge.Condition;
import org.nape.knowledge.ConditionParser;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What was promised to people in words, before and apart from the rules: {@code promises.yaml} beside them. Rules of an operator
 * are held to the same promises.
 */
final class Promises {
    private static final String FILE = "/knowledge/promises.yaml";

    /**
     * One promise.
     *
     * @param exactly the level is neither higher nor lower
     */
    record Promise(String says, Condition condition, Level level, boolean exactly) {}

    private Promises() {}

    static List<Promise> of(Knowledge knowledge) {
        var parser = new ConditionParser(
                knowledge.questions().stream().collect(Collectors.toMap(Question::id, question -> question)));
        var promises = new ArrayList<Promise>();
        for (var each : entries()) {
            var exactly = Optional.ofNullable(each.get("exactly"));
            var level = exactly.or(() -> Optional.ofNullable(each.get("at_least")))
                    .orElseThrow(() -> new IllegalArgumentException(FILE + ": a promise needs a level"));
            var condition = parser.parse(String.valueOf(each.get("when")));
            promises.add(new Promise(
                    String.valueOf(each.get("says")), condition, Level.valueOf(level.toString()), exactly.isPresent()));
        }
        return promises;
    }

    /** Every promise is kept for all answers of which it is known to speak. */
    static Finding areKept(Model model) {
        var paths = new Paths(model);
        var words = new Words(model);
        for (var promise : model.promises()) {
            int spoken = model.truth(promise.condition());
            int bad = model.both(spoken, Model::isYes, model.outcome(), result -> !isKept(promise, Outcome.of(result)));
            var broken = paths.smallest(bad, Model::isTrue, Paths.Cost.ANSWERS);
            if (broken.isPresent()) {
                var places = broken.orElseThrow();
                return Finding.of(
                        "What was promised is kept",
                        model.space().states(),
                        Optional.of("%s\n  is %s, but it was promised: %s"
                                .formatted(words.only(places), words.verdict(places), promise.says())));
            }
        }
        return Finding.of("What was promised is kept", model.space().states(), Optional.empty());
    }

    private static boolean isKept(Promise promise, Outcome outcome) {
        return promise.exactly()
                ? outcome.settled().filter(promise.level()::equals).isPresent() || outcome == Outcome.UNCLEAR
                : !promise.level().isAbove(outcome.atLeast());
    }

    private static List<Map<?, ?>> entries() {
        try (var stream = Promises.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IOException("not on the class path: " + FILE);
            }
            var file =
                    (Map<?, ?>) new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(stream);
            var entries = new ArrayList<Map<?, ?>>();
            ((List<?>) Optional.ofNullable(file.get("promises")).orElseThrow())
                    .forEach(each -> entries.add((Map<?, ?>) each));
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

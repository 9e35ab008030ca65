package org.nape.triage.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Answers;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.FollowUpRule;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Origin;
import org.nape.knowledge.Rule;
import org.nape.triage.rulebook.Source;

/**
 * A rule that is true, or a follow-up rule of the check-in that made the report.
 *
 * @param level null for a follow-up rule that sets none, but has everything asked again
 * @param concern what the rule fears; {@code follow_up} for a follow-up rule
 * @param answers the answers that made it true; null is "not sure", which a follow-up rule takes for a yes
 * @param differsFromSeed where the sources say something else than the article that Nape is built on
 */
record Reason(
        String ruleId,
        @Nullable Level level,
        String concern,
        String reason,
        String clinicianReason,
        List<Source> sources,
        Map<String, @Nullable Object> answers,
        List<Difference> differsFromSeed) {

    private static final String FOLLOW_UP = "follow_up";
    /** The id of the article itself among the references. */
    private static final String SEED = "seed";

    /**
     * What the article says and what the guideline says.
     *
     * @param slug the content item about it
     */
    record Difference(String slug, String text) {}

    static Reason of(Rule rule, Answers answers, Knowledge knowledge) {
        var support = rule.condition().support(answers);
        return new Reason(
                rule.id(),
                rule.level(),
                rule.concern(),
                rule.person(),
                rule.clinician(),
                rule.sources().stream().map(Source::of).toList(),
                support,
                knowledge.content().stream()
                        .filter(item -> isAbout(item, rule, support))
                        .flatMap(Reason::difference)
                        .toList());
    }

    static Reason of(FollowUpRule rule, Answers answers, Knowledge knowledge) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        rule.condition()
                .questions()
                .forEach(question ->
                        said.put(question.id(), answers.find(question.id()).orElse(null)));
        return new Reason(
                rule.id(),
                rule.level().orElse(null),
                FOLLOW_UP,
                rule.person(),
                rule.condition().questions().stream()
                        .map(question -> question.text() + " " + word(said.get(question.id())))
                        .collect(Collectors.joining(" ", "Said at a check-in: ", "")),
                rule.origin() == Origin.SEED
                        ? knowledge.findReference(SEED).map(Source::of).stream().toList()
                        : List.of(),
                Collections.unmodifiableMap(said),
                List.of());
    }

    private static String word(@Nullable Object answer) {
        return switch (answer) {
            case null -> "Not sure.";
            case Boolean yes -> yes ? "Yes." : "No.";
            default -> answer + ".";
        };
    }

    /** The item tells of an answer that made the rule true, and rests on a source that the rule rests on. */
    private static boolean isAbout(ContentItem item, Rule rule, Map<String, Object> support) {
        return item.questions().stream().anyMatch(support::containsKey)
                && item.evidence().stream().anyMatch(evidence -> rule.sources().contains(evidence.reference()));
    }

    private static Stream<Difference> difference(ContentItem item) {
        return item.differsFromSeed().map(text -> new Difference(item.slug(), text)).stream();
    }
}

package org.nape.triage.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nape.knowledge.Answers;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Rule;
import org.nape.triage.rulebook.Source;

/**
 * A rule that is true.
 *
 * @param answers the answers that made it true
 * @param differsFromSeed where the sources say something else than the article that Nape is built on
 */
record Reason(
        String ruleId,
        Level level,
        String concern,
        String reason,
        String clinicianReason,
        List<Source> sources,
        Map<String, Object> answers,
        List<Difference> differsFromSeed) {

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

    /** The item tells of an answer that made the rule true, and rests on a source that the rule rests on. */
    private static boolean isAbout(ContentItem item, Rule rule, Map<String, Object> support) {
        return item.questions().stream().anyMatch(support::containsKey)
                && item.evidence().stream().anyMatch(evidence -> rule.sources().contains(evidence.reference()));
    }

    private static Stream<Difference> difference(ContentItem item) {
        return item.differsFromSeed().map(text -> new Difference(item.slug(), text)).stream();
    }
}

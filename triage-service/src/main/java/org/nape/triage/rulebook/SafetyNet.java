package org.nape.triage.rulebook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;

/** What must make a person call or ask again, whatever was decided: said with every result. */
public final class SafetyNet {
    private static final List<String> WARNINGS = List.of("meningitis-warning", "when-to-see-a-doctor");

    private SafetyNet() {}

    /** When to call, as the hand-over says in its last sentence, and the warnings that every result carries. */
    public static List<String> of(Knowledge knowledge) {
        var sentences = knowledge.handover().person().split("(?<=[.!?])\\s+");
        return Stream.concat(
                        Stream.of(sentences[sentences.length - 1]),
                        WARNINGS.stream()
                                .map(knowledge::findContent)
                                .flatMap(Optional::stream)
                                .map(SafetyNet::text))
                .toList();
    }

    private static String text(ContentItem warning) {
        return warning.title() + (warning.title().endsWith("?") ? " " : ": ") + warning.summary();
    }
}

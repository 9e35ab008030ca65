package org.nape.knowledge.care;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.nape.knowledge.Answers;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ContentKind;
import org.nape.knowledge.Contraindication;
import org.nape.knowledge.Question;
import org.nape.knowledge.Truth;

/** What the answers say about one item: whether it is of use, could harm, or cannot be judged yet. */
final class Suitability {
    private Suitability() {}

    /** A warning is left out only when it is known to be of no use; anything else only stays when it is known to be of use. */
    static boolean isOfUse(ContentItem item, Answers answers) {
        var needed = item.kind() == ContentKind.GUIDANCE ? Truth.UNKNOWN : Truth.YES;
        return item.showWhen()
                        .map(condition -> condition.in(answers))
                        .orElse(Truth.YES)
                        .compareTo(needed)
                >= 0;
    }

    /** Why the item would harm, if one of its contraindications is known to be true. */
    static Optional<String> harm(ContentItem item, Answers answers) {
        return item.contraindications().stream()
                .filter(each -> each.condition().in(answers) == Truth.YES)
                .map(Contraindication::why)
                .findFirst();
    }

    /** What must be known before the item can be called safe; nothing if it is known to harm. */
    static Set<Question> openQuestions(ContentItem item, Answers answers) {
        var open = new LinkedHashSet<Question>();
        if (harm(item, answers).isEmpty()) {
            item.contraindications()
                    .forEach(each -> open.addAll(each.condition().openQuestions(answers)));
        }
        return open;
    }
}

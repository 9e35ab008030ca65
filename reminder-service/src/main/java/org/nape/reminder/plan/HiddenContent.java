package org.nape.reminder.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.care.CareComposer;

/** What no plan shows or reminds of while a red flag stands. */
record HiddenContent(Set<String> slugs) {
    HiddenContent {
        slugs = Set.copyOf(slugs);
    }

    /** What either level of red flag hides. */
    static HiddenContent of(Knowledge knowledge) {
        var composer = new CareComposer(knowledge);
        var kinds = Arrays.stream(Level.values())
                .filter(Level::isRedFlag)
                .flatMap(level -> composer.hiddenKinds(level).stream())
                .collect(Collectors.toSet());
        return new HiddenContent(knowledge.content().stream()
                .filter(item -> kinds.contains(item.kind()))
                .map(ContentItem::slug)
                .collect(Collectors.toSet()));
    }

    List<String> removeFrom(Collection<String> shown) {
        return shown.stream().filter(slug -> !slugs.contains(slug)).toList();
    }
}

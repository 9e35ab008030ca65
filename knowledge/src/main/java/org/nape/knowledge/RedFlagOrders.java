package org.nape.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What ends, hides and appears as soon as a red flag is raised. */
public record RedFlagOrders(
        List<String> cancel,
        Set<ContentKind> hide,
        Map<Level, List<ContentItem>> show,
        String stopText,
        String keep,
        String resume) {

    public RedFlagOrders {
        cancel = List.copyOf(cancel);
        hide = Set.copyOf(hide);
        show = Map.copyOf(show);
    }
}

package org.nape.reminder.due;

import java.util.Set;

/** Which content is a break from work: nobody is reminded of it outside their working hours. */
public final class WorkBreaks {
    private static final Set<String> SLUGS = Set.of("screen-breaks", "stress-breaks", "chair-support", "screen-stand");

    private WorkBreaks() {}

    public static boolean include(String contentSlug) {
        return SLUGS.contains(contentSlug);
    }
}

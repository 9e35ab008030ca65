package org.nape.reminder.plan;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nape.knowledge.Level;
import org.nape.reminder.due.Reminder;

/** What goes on of a plan that rises to {@code ROUTINE}: ice or heat, and gentle breaks ({@code on_level_up_to_routine}). */
final class RoutineKeeps {
    private static final Set<String> ICE_HEAT_AND_GENTLE_BREAKS =
            Set.of("ice-pack", "moist-heat", "gentle-movement", "screen-breaks", "stress-breaks");

    private RoutineKeeps() {}

    /** The slugs of what goes on: only what the new plan shows, and does not remind of itself. */
    static Set<String> of(Level before, Plan now) {
        if (before.isRedFlag() || now.level() != Level.ROUTINE) {
            return Set.of();
        }
        var reminded = now.reminders().stream()
                .map(Reminder::contentSlug)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return ICE_HEAT_AND_GENTLE_BREAKS.stream()
                .filter(slug -> now.shown().contains(slug) && !reminded.contains(slug))
                .collect(Collectors.toSet());
    }
}

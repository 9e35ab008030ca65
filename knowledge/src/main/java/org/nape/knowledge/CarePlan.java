package org.nape.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a plan: what it shows and reminds of, and what it forbids.
 *
 * @param onRequest applies only when the person asks for it
 * @param overridesMayNotShow its own items stay although another part forbids them
 */
public record CarePlan(
        String id,
        Condition condition,
        boolean onRequest,
        List<ContentItem> show,
        List<ContentItem> mayNotShow,
        Set<ContentKind> mayNotShowKinds,
        boolean overridesMayNotShow,
        List<ReminderTemplate> reminders,
        List<String> cancelReminders,
        List<String> replacesReminders,
        List<CheckInTemplate> checkIns,
        Optional<String> note) {

    public CarePlan {
        show = List.copyOf(show);
        mayNotShow = List.copyOf(mayNotShow);
        mayNotShowKinds = Set.copyOf(mayNotShowKinds);
        reminders = List.copyOf(reminders);
        cancelReminders = List.copyOf(cancelReminders);
        replacesReminders = List.copyOf(replacesReminders);
        checkIns = List.copyOf(checkIns);
    }

    @Override
    public String toString() {
        return id;
    }
}

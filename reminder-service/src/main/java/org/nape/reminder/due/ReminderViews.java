package org.nape.reminder.due;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Shows reminders as things stand. */
@ApplicationScoped
public class ReminderViews {
    private final Fewer fewer;
    private final Clock clock;

    ReminderViews(Fewer fewer, Clock clock) {
        this.fewer = fewer;
        this.clock = clock;
    }

    public ReminderView of(KeptReminder kept) {
        return ReminderView.of(kept, fewer.offer(kept, clock.instant()));
    }
}

package org.nape.reminder;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.nape.knowledge.Knowledge;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.due.Bundling;
import org.nape.reminder.due.Fewer;

/** The beans that this service makes itself. */
class Wiring {
    /** As fine as the database keeps time, so that what is read again equals what was written. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    /** Read once, at start: files that contradict themselves must not go live. */
    @Produces
    @Singleton
    Knowledge knowledge() {
        return Knowledge.load();
    }

    @Produces
    @Singleton
    QuietHours quietHours(Knowledge knowledge) {
        var policy = knowledge.reminderPolicy();
        return new QuietHours(policy.quietFrom(), policy.quietTo());
    }

    @Produces
    @Singleton
    Fewer fewer(Knowledge knowledge) {
        return new Fewer(knowledge.reminderPolicy().missedBeforeFewer());
    }

    @Produces
    @Singleton
    Bundling bundling(Knowledge knowledge) {
        return new Bundling(knowledge.reminderPolicy().bundleWithin());
    }
}

package org.nape.reminder.due;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How due reminders are sent. */
@ConfigMapping(prefix = "nape.reminder")
public interface ReminderConfig {
    /** How long the ticker sleeps at most: the most a reminder is late that another replica made or left behind. */
    @WithDefault("1s")
    Duration lookEvery();

    /** How many due reminders one transaction moves on at most. */
    @WithDefault("2000")
    int batch();

    /** How many such transactions a replica has under way at once: one waits for Kafka while others are at the database. */
    @WithDefault("3")
    int atOnce();

    /** How long it is kept what became of an occurrence, and a reminder that has ended. */
    @WithDefault("400d")
    Duration keepHistory();
}

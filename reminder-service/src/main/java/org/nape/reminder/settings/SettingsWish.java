package org.nape.reminder.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a person wants to be reminded, as it was sent. */
record SettingsWish(
        @Nullable String timeZone,
        @Nullable String country,
        @Nullable String language,
        @Nullable Span quietHours,
        @Nullable Map<String, @Nullable List<@Nullable Span>> workingHours,
        @Nullable List<@Nullable String> daysOff,
        @Nullable Boolean discreet) {

    /** A part of a day. */
    record Span(@Nullable String from, @Nullable String to) {}
}

package org.nape.reminder.own;

import org.jspecify.annotations.Nullable;

/** What a person wants to be reminded of, as it was sent. */
record Wish(
        @Nullable String title,
        @Nullable String contentSlug,
        @Nullable String rrule,
        @Nullable String start,
        @Nullable String timeZone,
        @Nullable String duration,
        @Nullable Long durationSeconds) {}

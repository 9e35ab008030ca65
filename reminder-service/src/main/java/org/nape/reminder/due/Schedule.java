package org.nape.reminder.due;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * When a reminder falls due, in wall-clock time.
 *
 * @param rrule RFC 5545
 * @param start what RFC 5545 calls DTSTART; an occurrence only where the rule says so
 * @param end nothing falls due after it
 * @param safetyPrompt whether quiet hours put an occurrence off to their end instead of dropping it
 */
public record Schedule(String rrule, LocalDateTime start, ZoneId zone, Instant end, boolean safetyPrompt) {}

package org.nape.triage.checkin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Level;
import org.nape.triage.report.ReportAnswer;
import org.nape.triage.rulebook.PublishedQuestion;

/**
 * What an answered check-in has led to.
 *
 * @param outcome {@code continue}: the plan goes on; {@code reassess}: it has stopped, answer the questions again unless the
 *     level leaves no time for it; {@code book-doctor}: it has stopped, a doctor should look; {@code recovered}: it has ended
 * @param text what to tell the person
 * @param level null unless a report was made and is settled
 * @param atLeast the most urgent level that a rule has set; null when there is none
 * @param report null when the answers make none
 * @param next the first questions of the new interview; none unless they have to be answered again
 * @param offer the id of a care plan that may be offered; null when there is none
 * @param usedEarlierAnswers whether the report stands on answers of the report before too, which were not older than 24 hours
 */
record CheckInAnswer(
        UUID checkInId,
        Instant answeredAt,
        String outcome,
        String text,
        @Nullable Level level,
        @Nullable Level atLeast,
        @Nullable ReportAnswer report,
        List<PublishedQuestion> next,
        @Nullable String offer,
        boolean usedEarlierAnswers) {}

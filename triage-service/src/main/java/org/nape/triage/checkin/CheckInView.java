package org.nape.triage.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.assessment.FollowUp;
import org.nape.triage.rulebook.PublishedQuestion;

/**
 * A check-in as the person sees it in the list.
 *
 * @param kind which check-in of the care plans it is
 * @param status {@code superseded}: the person has reported again since, so that there is nothing to answer any more
 * @param ask the questions that must be answered; null is "not sure"
 * @param answeredAt null until it is answered
 * @param outcome null until it is answered
 */
record CheckInView(
        UUID checkInId,
        String kind,
        Instant dueAt,
        String text,
        CheckInStatus status,
        List<PublishedQuestion> ask,
        @Nullable Instant answeredAt,

        @Nullable String outcome) {

    static CheckInView of(CheckIn checkIn, Optional<Instant> newestReportAt) {
        return new CheckInView(
                checkIn.id(),
                checkIn.template().id(),
                checkIn.dueAt(),
                checkIn.template().text(),
                CheckInStatus.of(checkIn, newestReportAt),
                checkIn.template().ask().stream().map(PublishedQuestion::of).toList(),
                checkIn.said().map(Said::at).orElse(null),
                checkIn.said().map(Said::outcome).map(FollowUp.Outcome::id).orElse(null));
    }
}

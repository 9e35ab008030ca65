package org.nape.reminder.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nape.events.ContentMadeWorse;
import org.nape.messaging.Outbox;
import org.nape.reminder.due.EndReason;
import org.nape.reminder.due.Occurrence;
import org.nape.reminder.due.Reminders;

/** Stops for good what a person says made it worse, tells the other services, and has the person asked how they are. */
@ApplicationScoped
public class WorseDesk {
    private final ReCheckDesk reChecks;
    private final Plans plans;
    private final Reminders reminders;
    private final MadeWorseList madeWorse;
    private final Outbox outbox;

    WorseDesk(ReCheckDesk reChecks, Plans plans, Reminders reminders, MadeWorseList madeWorse, Outbox outbox) {
        this.reChecks = reChecks;
        this.plans = plans;
        this.reminders = reminders;
        this.madeWorse = madeWorse;
        this.outbox = outbox;
    }

    /** Once for each content item; the caller holds the person. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stop(UUID personId, String slug, Occurrence occurrence, boolean isUnderRedFlag, Instant at) {
        if (madeWorse.find(personId, slug).isPresent()) {
            return;
        }
        plans.findRunning(personId)
                .or(() -> plans.findNewest(personId))
                .ifPresent(plan -> plan.hide(new HiddenContent(Set.of(slug))));
        reminders.endAllOf(personId, slug, EndReason.MADE_WORSE, at);
        var row = new MadeWorseRow();
        row.personId = personId;
        row.contentSlug = slug;
        row.saidAt = at;
        row.reminderId = occurrence.reminderId();
        row.dueAt = occurrence.dueAt();
        row.checkInId = isUnderRedFlag
                ? null
                : reChecks.ask(personId, at.truncatedTo(ChronoUnit.SECONDS)).orElse(null);
        madeWorse.persist(row);
        outbox.write(new ContentMadeWorse(personId, slug, occurrence.reminderId(), occurrence.dueAt(), at));
    }

    /** The check-in that asks since then how the person is; empty under a red flag. */
    public Optional<UUID> findReCheck(UUID personId, String slug) {
        return madeWorse.find(personId, slug).map(row -> row.checkInId);
    }
}

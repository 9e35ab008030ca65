package org.nape.reminder.due;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nape.reminder.day.Settings;

/** All reminders. Whoever adds or ends some holds the person's row, so that a red flag and a new reminder never miss each other. */
@ApplicationScoped
public class Reminders implements PanacheRepositoryBase<ReminderRow, UUID> {
    private static final String END =
            "nextDueAt = null, snoozedFrom = null, endedAt = ?1, endReason = ?2 where endedAt is null and ";

    private final Event<ReminderMade> made;

    Reminders(Event<ReminderMade> made) {
        this.made = made;
    }

    /** A request that makes a reminder, by the key that its sender gave it and a hash of what it asked for. */
    public record Request(String key, byte[] bodyHash) {}

    /** What an earlier request under the same key made. */
    public record Earlier(KeptReminder reminder, boolean sameBody) {}

    public void addToPlan(UUID planId, UUID personId, Reminder reminder, Instant firstDueAt, Instant now) {
        var row = ReminderRow.of(personId, reminder, firstDueAt, now);
        row.planId = planId;
        persist(row);
        made.fire(new ReminderMade(firstDueAt));
    }

    public KeptReminder addOwn(
            UUID personId, Reminder reminder, Instant firstDueAt, Instant now, Optional<Request> request) {
        var row = ReminderRow.of(personId, reminder, firstDueAt, now);
        row.idempotencyKey = request.map(Request::key).orElse(null);
        row.bodyHash = request.map(Request::bodyHash).orElse(null);
        persist(row);
        made.fire(new ReminderMade(firstDueAt));
        return row.kept();
    }

    public Optional<Earlier> findEarlier(UUID personId, Request request) {
        return find("personId = ?1 and idempotencyKey = ?2", personId, request.key())
                .firstResultOptional()
                .map(row -> new Earlier(row.kept(), Arrays.equals(row.bodyHash, request.bodyHash())));
    }

    public long countOwnActive(UUID personId) {
        return count("personId = ?1 and planId is null and endedAt is null", personId);
    }

    /** Plan's and own in the order in which they were made, from after the given one on. */
    public List<KeptReminder> listActive(UUID personId, Optional<UUID> after, int limit) {
        var query = after.map(id -> find("personId = ?1 and endedAt is null and id > ?2 order by id", personId, id))
                .orElseGet(() -> find("personId = ?1 and endedAt is null order by id", personId));
        return query.page(0, limit).list().stream().map(ReminderRow::kept).toList();
    }

    public Optional<KeptReminder> findActive(UUID personId, UUID id) {
        return find("id = ?1 and personId = ?2 and endedAt is null", id, personId)
                .firstResultOptional()
                .map(ReminderRow::kept);
    }

    /** The plan that made the reminder, be it over or not; empty for a person's own, and for another's. */
    public Optional<UUID> findPlanOf(UUID personId, UUID id) {
        return find("id = ?1 and personId = ?2", id, personId)
                .firstResultOptional()
                .flatMap(row -> Optional.ofNullable(row.planId));
    }

    /** Ended ones too, in the order in which they were made. */
    public List<KeptReminder> listOfPlan(UUID planId) {
        return list("planId = ?1 order by id", planId).stream()
                .map(ReminderRow::kept)
                .toList();
    }

    /** Whether there was one to delete. */
    public boolean delete(UUID personId, UUID id, Instant now) {
        return update(END + "id = ?3 and personId = ?4", now, EndReason.DELETED, id, personId) > 0;
    }

    /** Lays the future of everything that is active out again, for a person whose day is another now. */
    public void layAgain(UUID personId, Settings settings, Instant now) {
        // Another version of each row, even where nothing changes: the ticker must not move one on by the day that was.
        update("nextDueAt = nextDueAt where personId = ?1 and endedAt is null", personId);
        for (var row : find("personId = ?1 and endedAt is null", personId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()) {
            row.layAgain(settings, now);
            Optional.ofNullable(row.nextDueAt).ifPresent(next -> made.fire(new ReminderMade(next)));
        }
    }

    /** The check-in is answered: it does not ask again. Nothing to do for one that has ended, or is another person's. */
    public void answered(UUID personId, UUID checkInId, Instant now) {
        update(END + "id = ?3 and personId = ?4 and safetyPrompt", now, EndReason.ANSWERED, checkInId, personId);
    }

    /** Those of the one plan that show one of these belong to the other from now on. */
    public void moveToPlan(UUID from, UUID to, Collection<String> slugs) {
        update("planId = ?1 where planId = ?2 and endedAt is null and contentSlug in ?3", to, from, List.copyOf(slugs));
    }

    public int endOfPlan(UUID planId, EndReason reason, Instant now) {
        return update(END + "planId = ?3", now, reason, planId);
    }

    /** Ends those of the plan that show one of these. */
    public int endOfPlanOf(UUID planId, Collection<String> slugs, EndReason reason, Instant now) {
        return update(END + "planId = ?3 and contentSlug in ?4", now, reason, planId, List.copyOf(slugs));
    }

    /** Ends the person's own; with a moment, only those made until then. */
    public int endOwn(UUID personId, Optional<Instant> madeUntil, EndReason reason, Instant now) {
        return madeUntil
                .map(until -> update(
                        END + "personId = ?3 and planId is null and createdAt <= ?4", now, reason, personId, until))
                .orElseGet(() -> update(END + "personId = ?3 and planId is null", now, reason, personId));
    }

    /** Ends the person's own that show one of these. */
    public int endOwnOf(UUID personId, Collection<String> slugs, EndReason reason, Instant now) {
        return update(
                END + "personId = ?3 and planId is null and contentSlug in ?4",
                now,
                reason,
                personId,
                List.copyOf(slugs));
    }
}

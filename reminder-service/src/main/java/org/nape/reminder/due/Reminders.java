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
import org.nape.events.ReminderDue;
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
                .map(row -> new Earlier(row.keptFirst(), Arrays.equals(row.bodyHash, request.bodyHash())));
    }

    public long countOwnActive(UUID personId) {
        return count("personId = ?1 and planId is null and not safetyPrompt and endedAt is null", personId);
    }

    /** Plan's and own in the order in which they were made, from after the given one on. */
    public List<KeptReminder> listActive(UUID personId, Optional<UUID> after, int limit) {
        var query = after.map(id -> find("personId = ?1 and endedAt is null and id > ?2 order by id", personId, id))
                .orElseGet(() -> find("personId = ?1 and endedAt is null order by id", personId));
        return query.page(0, limit).list().stream().map(ReminderRow::kept).toList();
    }

    /** Those of these that are the person's, ended ones too. */
    public List<KeptReminder> listWith(UUID personId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : list("personId = ?1 and id in ?2", personId, List.copyOf(ids)).stream()
                        .map(ReminderRow::kept)
                        .toList();
    }

    public Optional<KeptReminder> findActive(UUID personId, UUID id) {
        return find("id = ?1 and personId = ?2 and endedAt is null", id, personId)
                .firstResultOptional()
                .map(ReminderRow::kept);
    }

    /** Ended ones too. */
    public boolean exists(UUID personId, UUID id) {
        return count("id = ?1 and personId = ?2", id, personId) > 0;
    }

    /** Ended ones too. */
    public Optional<KeptReminder> findAny(UUID personId, UUID id) {
        return find("id = ?1 and personId = ?2", id, personId)
                .firstResultOptional()
                .map(ReminderRow::kept);
    }

    /**
     * One that has ended too, locked until the transaction ends: no other request changes it, nor does the ticker move it on.
     * To be asked before anything else is read of it in that transaction.
     */
    public Optional<KeptReminder> lock(UUID personId, UUID id) {
        return find("id = ?1 and personId = ?2", id, personId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(ReminderRow::kept);
    }

    /** What has become of a locked one. */
    public void put(KeptReminder kept, Instant now) {
        findById(kept.id()).take(kept, now);
        kept.nextDueAt().ifPresent(next -> made.fire(new ReminderMade(next)));
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

    /** A check-in that asks now, by the event that the caller owes in the same transaction. The ticker asks again. */
    public ReminderDue addAsked(
            UUID personId, Optional<UUID> planId, Reminder checkIn, Instant now, Settings settings) {
        var row = ReminderRow.of(personId, checkIn, now, now);
        row.planId = planId.orElse(null);
        persist(row);
        var turn = new DueReminder(row.id, personId, checkIn, now).turn(now, settings);
        row.take(turn, now);
        turn.next().ifPresent(again -> made.fire(new ReminderMade(again)));
        return turn.event().orElseThrow().bundledAt(now);
    }

    /** A check-in of this kind that may still ask. */
    public Optional<UUID> findAsking(UUID personId, String templateId) {
        return find("personId = ?1 and templateId = ?2 and safetyPrompt and endedAt is null", personId, templateId)
                .firstResultOptional()
                .map(row -> row.id);
    }

    /**
     * The check-in is answered: it does not ask again, not even when it was put off. Nothing to do for one that has ended
     * otherwise, or is another person's.
     */
    public boolean answered(UUID personId, UUID checkInId, Instant now) {
        return update(
                        "nextDueAt = null, snoozedFrom = null, endedAt = ?1, endReason = ?2, unheeded = 0"
                                + " where (endedAt is null or endReason = ?3) and id = ?4 and personId = ?5 and safetyPrompt",
                        now,
                        EndReason.ANSWERED,
                        EndReason.FINISHED,
                        checkInId,
                        personId)
                > 0;
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

    /** Ends the person's own that ask if they are safe. */
    public int endOwnPrompts(UUID personId, EndReason reason, Instant now) {
        return update(END + "personId = ?3 and planId is null and safetyPrompt", now, reason, personId);
    }

    /** Ends all of the person's that show this, the plans' and their own. */
    public int endAllOf(UUID personId, String slug, EndReason reason, Instant now) {
        return update(END + "personId = ?3 and contentSlug = ?4", now, reason, personId, slug);
    }
}

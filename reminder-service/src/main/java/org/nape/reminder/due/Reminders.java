package org.nape.reminder.due;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nape.events.ReminderDue;
import org.nape.messaging.DatabaseException;
import org.nape.reminder.day.Settings;

/** All reminders. Whoever adds or ends some holds the person's row, so that a red flag and a new reminder never miss each other. */
@ApplicationScoped
public class Reminders implements PanacheRepositoryBase<ReminderRow, UUID> {
    private static final String END = """
            update reminder set next_due_at = null, snoozed_from = null, ended_at = ?, end_reason = ?
            where ended_at is null and %s""";

    private static final String END_OF_PLAN = END.formatted("plan_id = ?");
    private static final String END_OF_PLAN_OF = END.formatted("plan_id = ? and content_slug = any (?)");
    private static final String END_OWN = END.formatted("person_id = ? and plan_id is null");
    private static final String END_OWN_MADE_UNTIL =
            END.formatted("person_id = ? and plan_id is null and created_at <= ?");
    private static final String END_BEFORE_NEWER_REPORT = END.formatted(
            "person_id = ? and (plan_id = ? or plan_id is null and (safety_prompt or content_slug = any (?)))");
    private static final String END_ALL_OF = END.formatted("person_id = ? and content_slug = ?");
    /** Of texts that may be null the type is given: by a null of no type the driver would prepare the statement anew. */
    private static final String ADD_TO_PLAN = """
            insert into reminder (id, person_id, plan_id, template_id, content_slug, title, own_title, rrule, starts_at_local,
                                  time_zone, duration_seconds, safety_prompt, keeps_zone, at_work, min_gap_seconds,
                                  ask_again_seconds, ends_at, first_due_at, next_due_at, created_at)
            values (?, ?, ?, ?::varchar, ?::varchar, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String MOVE_TO_PLAN =
            "update reminder set plan_id = ? where plan_id = ? and ended_at is null and content_slug = any (?)";

    private final Statements statements;
    private final DataSource database;
    private final Event<ReminderMade> made;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    Reminders(Statements statements, DataSource database, Event<ReminderMade> made) {
        this.statements = statements;
        this.database = database;
        this.made = made;
    }

    /** A request that makes a reminder, by the key that its sender gave it and a hash of what it asked for. */
    public record Request(String key, byte[] bodyHash) {}

    /** What an earlier request under the same key made. */
    public record Earlier(KeptReminder reminder, boolean sameBody) {}

    /** A reminder of a plan that is just made, and when it falls due first. */
    public record First(Reminder reminder, Instant dueAt) {}

    public void addToPlan(UUID planId, UUID personId, List<First> reminders, Instant now) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD_TO_PLAN)) {
            for (var first : reminders) {
                var row = ReminderRow.of(personId, first.reminder(), first.dueAt(), now);
                row.id = ids.generate();
                row.planId = planId;
                row.bind(statement);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("Reminders could not be added", e);
        }
        reminders.stream()
                .map(First::dueAt)
                .min(Comparator.naturalOrder())
                .ifPresent(earliest -> made.fire(new ReminderMade(earliest)));
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
        statements.change(MOVE_TO_PLAN, to, from, slugs.toArray(String[]::new));
    }

    public void endOfPlan(UUID planId, EndReason reason, Instant now) {
        end(END_OF_PLAN, reason, now, planId);
    }

    /** Ends those of the plan that show one of these. */
    public void endOfPlanOf(UUID planId, Collection<String> slugs, EndReason reason, Instant now) {
        end(END_OF_PLAN_OF, reason, now, planId, slugs.toArray(String[]::new));
    }

    /** Ends the person's own; with a moment, only those made until then. */
    public void endOwn(UUID personId, Optional<Instant> madeUntil, EndReason reason, Instant now) {
        madeUntil.ifPresentOrElse(
                until -> end(END_OWN_MADE_UNTIL, reason, now, personId, until.atOffset(ZoneOffset.UTC)),
                () -> end(END_OWN, reason, now, personId));
    }

    /** Ends those of the plan that a newer report has ended, if any, and of the person's own those that are not safe by it, or ask. */
    public void endBeforeNewerReport(
            UUID personId, Optional<UUID> endedPlanId, Collection<String> unsafe, Instant now) {
        end(
                END_BEFORE_NEWER_REPORT,
                EndReason.NEWER_REPORT,
                now,
                personId,
                endedPlanId.orElse(null),
                unsafe.toArray(String[]::new));
    }

    /** Ends all of the person's that show this, the plans' and their own. */
    public void endAllOf(UUID personId, String slug, EndReason reason, Instant now) {
        end(END_ALL_OF, reason, now, personId, slug);
    }

    private void end(String sql, EndReason reason, Instant now, @Nullable Object... which) {
        var when = new Object[] {now.atOffset(ZoneOffset.UTC), reason.name()};
        statements.change(
                sql, Stream.concat(Arrays.stream(when), Arrays.stream(which)).toArray());
    }
}

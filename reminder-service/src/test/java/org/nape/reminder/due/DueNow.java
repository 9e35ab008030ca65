package org.nape.reminder.due;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.nape.reminder.Person;

/** Lets reminders fall due at once, and lets time pass for what was due: nobody can wait for hours. */
@ApplicationScoped
public class DueNow {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DataSource database;
    private final Event<ReminderMade> made;

    DueNow(DataSource database, Event<ReminderMade> made) {
        this.database = database;
        this.made = made;
    }

    /** The reminder of the person's plan that was made by this template. */
    public UUID ofPlan(Person person, String templateId) {
        return UUID.fromString(
                person.reminders().path("items.find { it.templateId == '%s' }.reminderId".formatted(templateId)));
    }

    /** Falls due now and is sent; says when it was due. */
    public Instant letFallDue(UUID reminderId) {
        var before = lastDueAt(reminderId);
        change("""
                update reminder
                set next_due_at = greatest(date_trunc('second', clock_timestamp()), last_due_at + interval '1 s')
                where id = ?""", reminderId);
        made.fire(new ReminderMade(Instant.EPOCH));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(25))
                .until(() -> !lastDueAt(reminderId).equals(before));
        return lastDueAt(reminderId).orElseThrow();
    }

    /** All that was due of it was so much earlier; says when the last was due then. */
    public Instant letPass(UUID reminderId, Duration time) {
        var seconds = time.toSeconds();
        change(
                "update occurrence set due_at = due_at - interval '%1$d s', expires_at = expires_at - interval '%1$d s',"
                                .formatted(seconds)
                        + " acted_at = acted_at - interval '%1$d s', snoozed_until = snoozed_until - interval '%1$d s'"
                                .formatted(seconds)
                        + " where reminder_id = ?",
                reminderId);
        change(
                "update reminder set last_due_at = last_due_at - interval '%d s' where id = ?".formatted(seconds),
                reminderId);
        return lastDueAt(reminderId).orElseThrow();
    }

    public void change(String sql, UUID id) {
        run(sql, id, PreparedStatement::executeUpdate);
    }

    public Optional<String> text(String sql, UUID id) {
        return run(sql, id, statement -> {
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        });
    }

    private Optional<Instant> lastDueAt(UUID reminderId) {
        return run("select last_due_at from reminder where id = ?", reminderId, statement -> {
            try (var row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(time -> time.withOffsetSameInstant(ZoneOffset.UTC).toInstant());
            }
        });
    }

    private interface Step<T> {
        T take(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, UUID id, Step<T> step) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            return step.take(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

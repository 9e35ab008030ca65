package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nape.events.PersonErased;
import org.nape.reminder.Deliveries;
import org.nape.reminder.Events;
import org.nape.reminder.Person;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.day.Settings;
import org.nape.reminder.day.SettingsList;
import org.nape.reminder.day.WorkingHours;
import org.nape.testbed.Testbed;

/** What happens to due reminders between the moment at which they are taken and the one at which Kafka has them. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class MovingOnTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Weeks to come, at noon. */
    private final Instant noon =
            Instant.now().plus(Duration.ofDays(25)).truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));

    @Inject
    ForwardClock clock;

    @Inject
    Reminders reminders;

    @Inject
    SettingsList settings;

    @Inject
    Deliveries deliveries;

    @Inject
    DueNow dueNow;

    @Inject
    DataSource database;

    private final Person person = Person.someone();
    private final List<Instant> told = new ArrayList<>();
    private DueReminders due;

    @BeforeEach
    void atNoonInWeeksToCome() throws SQLException {
        due = new DueReminders(clock.start(), settings);
        clock.set(noon.plusSeconds(1));
    }

    /** Something that happens while Kafka has not answered yet. */
    private interface Meanwhile {
        void happens() throws Exception;
    }

    @Test
    void aRedFlagWaitsForNothingAndWhatWasToldBeforeItStaysInTheHistory() throws Exception {
        var reminder = add();

        moveOn(() -> deliveries.deliver(Events.redFlag(person.id(), Instant.now())));

        assertThat(stateOf(reminder)).isEqualTo("RED_FLAG, next null, last " + noon + ", history sent");
        assertThat(told).containsExactly(noon);
        moveOn(() -> {});
        assertThat(told).containsExactly(noon);
    }

    @Test
    void whoseDayBecomesAnotherIsToldOnceAndGoesOnByTheNewDay() throws Exception {
        var reminder = add();

        moveOn(() -> QuarkusTransaction.requiringNew().run(this::moveToTokyo));
        moveOn(() -> {});

        assertThat(told).containsExactly(noon);
        // Noon in Tokyo comes nine hours earlier.
        var next = noon.plus(Duration.ofHours(15));
        assertThat(stateOf(reminder)).isEqualTo("null, next " + next + ", last " + noon + ", history sent");
    }

    @Test
    void ofAnErasedPersonNothingIsKept() throws Exception {
        var reminder = add();

        moveOn(() -> deliveries.deliver(new PersonErased(person.id(), Instant.now())));

        assertThat(stateOf(reminder)).isEqualTo("gone, history 0");
    }

    @Test
    void whatAnotherHoldsHoldsUpNoOtherAndIsMovedOnWhenItIsFree() throws Exception {
        var all = IntStream.range(0, 20).mapToObj(_ -> add()).toList();
        try (var connection = database.getConnection();
                var executor = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            hold(all.get(7), connection);

            var moving = executor.submit(() -> moveOn(() -> {}));

            await().untilAsserted(() -> assertThat(stateOf(all.getLast())).contains("history sent"));
            assertThat(stateOf(all.get(7))).isEqualTo("null, next " + noon + ", last null, history null");
            connection.rollback();
            moving.get();
        }
        assertThat(all).allSatisfy(reminder -> assertThat(stateOf(reminder)).contains("history sent"));
        assertThat(told).hasSize(20);
    }

    @Test
    void whatIsInTheHistoryAlreadyStaysAsItIs() throws Exception {
        var inTheWay = add();
        var other = add();
        dueNow.change(
                "insert into occurrence (reminder_id, due_at, expires_at, state) values (?, '%s', '%s', 'missed')"
                        .formatted(noon, noon.plusSeconds(900)),
                inTheWay);

        moveOn(() -> {});

        var next = noon.plus(Duration.ofDays(1));
        assertThat(stateOf(inTheWay)).isEqualTo("null, next " + next + ", last " + noon + ", history missed");
        assertThat(stateOf(other)).isEqualTo("null, next " + next + ", last " + noon + ", history sent");
    }

    @Test
    void whoeverWritesWhenAReminderIsDueThatIsWhenItIsDue() throws SQLException {
        var reminder = add();
        dueNow.change("update reminder set next_due_at = null where id = ?", reminder);
        whatIsDueIsKeptAsTheRemindersSay();

        dueNow.change("update reminder set next_due_at = first_due_at where id = ?", reminder);
        whatIsDueIsKeptAsTheRemindersSay();

        dueNow.change(
                "update reminder set next_due_at = next_due_at + interval '1 h', title = 'Drink more' where id = ?",
                reminder);
        whatIsDueIsKeptAsTheRemindersSay();

        dueNow.change("delete from reminder where id = ?", reminder);
    }

    /** Whoever wrote it: everyone's, in one statement, at any moment. */
    @AfterEach
    void whatIsDueIsKeptAsTheRemindersSay() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        select lane, at, reminder_id from due full join (
                            select lane(person_id), next_due_at as at, id as reminder_id from reminder where next_due_at is not null)
                            as said using (lane, at, reminder_id)
                        where due is null or said is null""");
                var row = statement.executeQuery()) {
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void whileOneHasALaneNobodyElseTakesIt() throws Exception {
        add();

        moveOn(() -> moveOn(() -> {}));

        assertThat(told).containsExactly(noon);
    }

    @Test
    void whatIsNotSentIsTakenAgain() throws Exception {
        var reminder = add();

        assertThatThrownBy(() -> moveOn(() -> {
                    throw new IllegalStateException("Kafka is away");
                }))
                .hasMessage("Kafka is away");

        assertThat(stateOf(reminder)).isEqualTo("null, next " + noon + ", last null, history null");
    }

    private void moveToTokyo() {
        var tokyo = new Settings(
                Optional.of(ZoneId.of("Asia/Tokyo")),
                Optional.empty(),
                Optional.empty(),
                QuietHours.NONE,
                WorkingHours.ANY,
                true,
                1);
        settings.put(person.id(), tokyo);
        reminders.layAgain(person.id(), tokyo, noon.plusSeconds(1));
    }

    /** All lanes once, by a ticker of our own. What other tests have left in theirs is moved on too, without ado. */
    private Void moveOn(Meanwhile meanwhile) throws Exception {
        for (var lane : due.untilDue(Instant.EPOCH).dueLanes()) {
            due.moveOn(lane, noon.minusSeconds(60), 1_000, (taken, persons, now, stillDue) -> {
                var turns = taken.stream()
                        .map(each -> each.turn(
                                now, persons.settings().apply(each.reminder().personId())))
                        .toList();
                turns.forEach(this::remember);
                if (taken.stream().anyMatch(each -> each.reminder().personId().equals(person.id()))) {
                    happen(meanwhile);
                }
                return turns;
            });
        }
        return null;
    }

    private void remember(DueReminder.Turn turn) {
        turn.event().filter(event -> event.personId().equals(person.id())).ifPresent(event -> told.add(event.dueAt()));
    }

    private static void happen(Meanwhile meanwhile) {
        try {
            meanwhile.happens();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private UUID add() {
        var schedule = new Schedule(
                "FREQ=DAILY",
                LocalDateTime.ofInstant(noon, UTC),
                UTC,
                noon.plus(Duration.ofDays(28)),
                Manner.REPEATING);
        var reminder = new Reminder(Optional.empty(), Optional.empty(), "Drink", true, schedule, Duration.ZERO);
        return QuarkusTransaction.requiringNew()
                .call(() -> reminders.addOwn(person.id(), reminder, noon, Instant.now(), Optional.empty()))
                .id();
    }

    private static void hold(UUID reminder, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select from reminder where id = ? for update")) {
            statement.setObject(1, reminder);
            statement.executeQuery();
        }
    }

    private String stateOf(UUID reminder) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        select end_reason, next_due_at, last_due_at, (
                            select string_agg(state, ' ' order by due_at) from occurrence where reminder_id = id)
                        from reminder where id = ?""")) {
            statement.setObject(1, reminder);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? "%s, next %s, last %s, history %s"
                                .formatted(row.getString(1), instant(row, 2), instant(row, 3), row.getString(4))
                        : "gone, history " + countHistory(reminder, connection);
            }
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static long countHistory(UUID reminder, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select count(*) from occurrence where reminder_id = ?")) {
            statement.setObject(1, reminder);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

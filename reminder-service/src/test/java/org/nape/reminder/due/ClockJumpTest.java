package org.nape.reminder.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nape.events.ReminderDue;
import org.nape.messaging.EventSender;
import org.nape.reminder.Person;
import org.nape.reminder.day.SettingsList;
import org.nape.testbed.Testbed;
import org.nape.testbed.Topics;

/**
 * The database's clock is put forward and back under a ticker of its own, in weeks to come, where the service's own ticker has
 * nothing to do.
 */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class ClockJumpTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration AHEAD = Duration.ofDays(20);

    /** Noon, so that it is never quiet. */
    private final Instant noon =
            Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));

    @Inject
    Reminders reminders;

    @Inject
    SettingsList settings;

    @Inject
    EventSender kafka;

    @Inject
    Bundling bundling;

    @Inject
    ReminderConfig config;

    @Inject
    DataSource database;

    @Inject
    ForwardClock clock;

    private ReminderTicker ticker;

    @BeforeEach
    void startInTimesToCome() throws SQLException {
        ticker = new ReminderTicker(new DueReminders(clock.start(), settings), kafka, bundling, config);
    }

    @AfterEach
    void stop() throws InterruptedException {
        ticker.stop(new ShutdownEvent());
    }

    @Test
    void aClockThatIsPutBackTellsNothingTwiceAndStillTellsWhatIsNew() throws Exception {
        var person = Person.someone();
        var reminder = add(person, "FREQ=HOURLY;COUNT=200", noon);
        clock.set(noon.plusSeconds(1));
        ticker.start(new StartupEvent());
        await().untilAsserted(() -> assertThat(told(person)).containsExactly(noon));

        clock.set(noon.minus(Duration.ofMinutes(50)));
        var earlier = noon.minus(Duration.ofMinutes(45));
        add(person, "FREQ=DAILY;COUNT=1", earlier);
        clock.set(earlier.plusSeconds(1));

        await().untilAsserted(() -> assertThat(told(person)).containsExactly(noon, earlier));
        clock.set(noon.plusSeconds(30));
        clock.set(noon.plus(Duration.ofHours(1)));
        await().untilAsserted(
                        () -> assertThat(told(person)).containsExactly(noon, earlier, noon.plus(Duration.ofHours(1))));
        assertThat(history(reminder)).containsExactly(noon + " sent", noon.plus(Duration.ofHours(1)) + " sent");
    }

    @Test
    void aClockThatIsPutForwardIsAnOutageAfterWhichOneIsToldAndTheOthersAreMissed() throws Exception {
        var person = Person.someone();
        var reminder = add(person, "FREQ=HOURLY;COUNT=200", noon);
        clock.set(noon.plusSeconds(1));
        ticker.start(new StartupEvent());
        await().untilAsserted(() -> assertThat(told(person)).hasSize(1));

        clock.set(noon.plus(Duration.ofHours(3)).plusSeconds(1));

        await().untilAsserted(() -> assertThat(told(person)).containsExactly(noon, noon.plus(Duration.ofHours(3))));
        assertThat(history(reminder))
                .containsExactly(
                        noon + " sent",
                        noon.plus(Duration.ofHours(1)) + " missed",
                        noon.plus(Duration.ofHours(2)) + " missed",
                        noon.plus(Duration.ofHours(3)) + " sent");
    }

    private UUID add(Person person, String rrule, Instant start) {
        var schedule = new Schedule(
                rrule, LocalDateTime.ofInstant(start, UTC), UTC, start.plus(Duration.ofDays(28)), Manner.REPEATING);
        var reminder = new Reminder(Optional.empty(), Optional.empty(), "Drink", true, schedule, Duration.ZERO);
        return QuarkusTransaction.requiringNew()
                .call(() -> reminders.addOwn(person.id(), reminder, start, Instant.now(), Optional.empty()))
                .id();
    }

    private static List<Instant> told(Person person) {
        return Testbed.topics().records(ReminderDue.TOPIC).stream()
                .filter(read -> person.id().toString().equals(read.key()))
                .map(Topics.Read::id)
                .map(id -> Instant.parse(id.orElseThrow().split("/")[1]))
                .toList();
    }

    private List<String> history(UUID reminder) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select due_at, state from occurrence where reminder_id = ? order by due_at")) {
            statement.setObject(1, reminder);
            try (var row = statement.executeQuery()) {
                var history = new ArrayList<String>();
                while (row.next()) {
                    history.add(row.getObject(1, OffsetDateTime.class).toInstant() + " " + row.getString(2));
                }
                return history;
            }
        }
    }
}

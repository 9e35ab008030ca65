package org.nape.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.nape.events.ReminderDue;
import org.nape.reminder.Events;
import org.nape.reminder.Person;
import org.nape.reminder.due.Manner;
import org.nape.reminder.due.Reminder;
import org.nape.reminder.due.Reminders;
import org.nape.reminder.due.Schedule;
import org.nape.testbed.Testbed;
import org.nape.testbed.Topics;

/** A red flag that is known here stops a person's reminders at once, whatever Kafka does meanwhile with those on their way. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
class RedFlagDuringStallTest {
    private static final int REMINDERS = 30;
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Inject
    PlanDesk desk;

    @Inject
    Reminders reminders;

    @Inject
    DataSource database;

    private final ZoneId zone = whereItIsNoon();
    private final Person person = Person.someone();
    private final Person other = Person.someone();

    @Test
    void itWaitsForNobodyWhileKafkaAnswersNothing() throws Exception {
        var kafka = Testbed.servers().kafka();
        Instant raised;
        warmUp();
        kafka.pause();
        try {
            fallDue(person);
            fallDue(other);
            awaitSending();
            raised = Instant.now();

            desk.stop(Events.redFlag(person.id(), raised));

            assertThat(Duration.between(raised, Instant.now())).isLessThan(AT_ONCE);
            assertThat(countActive()).isZero();
        } finally {
            kafka.resume();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(recordsOf(other))
                        .extracting(Topics.Read::id)
                        .hasSizeGreaterThanOrEqualTo(REMINDERS));
        assertThat(recordsOf(person))
                .allSatisfy(
                        onItsWay -> assertThat(Instant.parse(onItsWay.headers().get("ce_time")))
                                .isBefore(raised));
    }

    /** The broker is gone, so nothing of it is on the wire: all of it still waits here, and what was ended is not sent. */
    @Test
    void whatKafkaDoesNotHaveYetIsCalledBack() throws Exception {
        var kafka = Testbed.servers().kafka();
        warmUp();
        kafka.kill();
        try {
            fallDue(person);
            fallDue(other);
            awaitSending();
            desk.stop(Events.redFlag(person.id(), Instant.now()));
        } finally {
            kafka.start();
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(recordsOf(other)).hasSizeGreaterThanOrEqualTo(REMINDERS));
        assertThat(recordsOf(person)).isEmpty();
    }

    /** Once it has sent something, the ticker knows where to send to. */
    private void warmUp() {
        var someone = Person.someone();
        fallDue(someone);
        await().untilAsserted(() -> assertThat(recordsOf(someone)).hasSize(REMINDERS));
    }

    private void fallDue(Person whose) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var schedule = new Schedule(
                "FREQ=DAILY",
                LocalDateTime.ofInstant(now, zone),
                zone,
                now.plus(Duration.ofDays(28)),
                Manner.REPEATING);
        var reminder = new Reminder(Optional.empty(), Optional.empty(), "Drink", true, schedule, Duration.ZERO);
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, REMINDERS)
                        .forEach(_ -> reminders.addOwn(whose.id(), reminder, now, Instant.now(), Optional.empty())));
    }

    /** Until the ticker has taken the person's lane and waits for Kafka. */
    private void awaitSending() {
        await().until(() -> count("""
                select count(*) from pg_locks join pg_stat_activity using (pid)
                where locktype = 'advisory' and objid = uuid_hash(?) & 15 and state = 'idle in transaction'
                  and state_change < clock_timestamp() - interval '150 milliseconds'""") == 1);
    }

    private long countActive() throws SQLException {
        return count("select count(*) from reminder where person_id = ? and ended_at is null");
    }

    private long count(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, person.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<Topics.Read> recordsOf(Person whose) {
        return Testbed.topics().records(ReminderDue.TOPIC).stream()
                .filter(read -> whose.id().toString().equals(read.key()))
                .toList();
    }

    /** So that no test ever runs in the quiet hours. */
    private static ZoneId whereItIsNoon() {
        var ahead = 13 - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        return ZoneId.of(ahead == 0 ? "Etc/GMT" : "Etc/GMT" + (ahead > 0 ? "-" + ahead : "+" + -ahead));
    }
}

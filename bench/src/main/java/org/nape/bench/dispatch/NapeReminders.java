package org.nape.bench.dispatch;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The reminder-service as it is built, from the instant at which reminders are due until Kafka has the last of them. */
final class NapeReminders implements Contestant {
    private final ReminderService service;
    private final ReminderTable table;
    private final ReminderTopic topic;
    private final String kafka;

    private NapeReminders(ReminderService service, ReminderTable table, String kafka) throws InterruptedException {
        this.service = service;
        this.table = table;
        this.topic = new ReminderTopic(kafka);
        this.kafka = kafka;
    }

    /** With so many active reminders, none of them due, and so many occurrences of each in the past. */
    static NapeReminders start(Engines engines, String name, int active, int past)
            throws IOException, InterruptedException {
        var database = engines.database(name);
        var service = ReminderService.start(database, engines.kafka(), engines.log(name));
        try {
            var table = new ReminderTable(database);
            table.plant(active, past);
            return new NapeReminders(service, table, engines.kafka());
        } catch (SQLException e) {
            service.close();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Duration dispatch(int count) throws IOException, InterruptedException {
        try {
            var before = topic.size();
            var due = table.makeDue(count);
            TimeUnit.NANOSECONDS.sleep(Duration.between(Instant.now(), due).toNanos());
            topic.awaitSize(before + count);
            var took = Duration.between(due, Instant.now());
            table.awaitMovedOn(count, due);
            if (topic.size() != before + count) {
                throw new IllegalStateException("some were sent twice");
            }
            return took;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How late each of so many is read from Kafka that fall due one after the other. */
    List<Duration> lateness(int count, Duration apart) throws IOException {
        try (var reader = new DueReader(kafka)) {
            table.makeDueOneByOne(count, apart);
            return reader.lateness(count);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
        topic.close();
        try {
            table.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}

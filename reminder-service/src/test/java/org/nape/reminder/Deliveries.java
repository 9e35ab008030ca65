package org.nape.reminder;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.nape.events.Event;
import org.nape.messaging.EventJson;
import org.nape.testbed.Testbed;

/** Sends events through Kafka and waits until they have taken effect. */
@ApplicationScoped
public class Deliveries {
    private final DataSource database;

    Deliveries(DataSource database) {
        this.database = database;
    }

    /** One after the other. */
    public void deliver(Event... events) {
        for (var event : events) {
            send(event);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> count("select count(*) from inbox where topic = ? and event_id = ?", event) == 1);
        }
    }

    public void send(Event event) {
        Testbed.topics().send(event.topic(), event.personId().toString(), event.id(), EventJson.write(event));
    }

    private long count(String query, Event event) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, event.topic());
            statement.setString(2, event.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

package org.nape.triage.webhook;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Lets time pass for one webhook: seen from the database, all that it keeps of it is older then. */
record WebhookClock(DataSource database) {
    void pass(Duration time, Subscriber.Made webhook) {
        change("""
                update webhook_delivery set due_at = due_at - make_interval(secs => ?),
                    owed_at = owed_at - make_interval(secs => ?)
                where webhook_id = ?""", time.toSeconds(), time.toSeconds(), id(webhook));
        change("""
                update webhook set failing_since = failing_since - make_interval(secs => ?),
                    secret_before_until = secret_before_until - make_interval(secs => ?)
                where id = ?""", time.toSeconds(), time.toSeconds(), id(webhook));
    }

    /** The red flags of other tests are not escalated meanwhile: every webhook would be told. */
    void nobodyElseIsWaitedFor() {
        change("update red_flag set escalate_at = null where escalate_at is not null");
    }

    /** Nothing is tried from now on. */
    void hold(Subscriber.Made webhook) {
        change("update webhook set disabled_at = now(), disabled_because = 'failing' where id = ?", id(webhook));
    }

    void release(Subscriber.Made webhook) {
        change("update webhook set disabled_at = null, disabled_because = null where id = ?", id(webhook));
    }

    /** Somebody has taken all that is owed, and has died since. */
    void leaseToTheDead(Subscriber.Made webhook) {
        change("""
                update webhook_delivery set lease = gen_random_uuid(), due_at = now() + interval '60 seconds'
                where webhook_id = ?""", id(webhook));
    }

    private static UUID id(Subscriber.Made webhook) {
        return UUID.fromString(webhook.id());
    }

    private void change(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

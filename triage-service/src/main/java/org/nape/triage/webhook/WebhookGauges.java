package org.nape.triage.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/**
 * What an operator watches to see that everybody is told, in {@code /q/metrics}: sums over all webhooks, whichever replica is
 * asked, and never whose or where.
 */
@ApplicationScoped
class WebhookGauges {
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private static final String LOOK = """
            select
                (select count(*) from webhook_delivery where status = 'pending'),
                (select extract(epoch from now() - min(oldest.owed_at))
                    from webhook cross join lateral (
                        select owed_at from webhook_delivery
                        where webhook_id = webhook.id and status = 'pending' order by id limit 1) as oldest
                    where webhook.disabled_at is null),
                (select count(*) from webhook where failing_since is not null and disabled_at is null),
                (select count(*) from webhook where disabled_at is not null),
                (select count(*) from outbox),
                (select extract(epoch from now() - min(created_at)) from outbox)""";

    private final DataSource database;
    private Look last = Look.NONE;
    private long lookAgainAt = System.nanoTime();

    WebhookGauges(DataSource database) {
        this.database = database;
    }

    /** One look at the database. Of a time at which there was none, nothing is said. */
    private record Look(
            double pending, double oldestPending, double failing, double disabled, double owed, double oldestOwed) {
        static final Look NONE = new Look(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        static Look of(ResultSet row) throws SQLException {
            return new Look(
                    row.getDouble(1),
                    row.getDouble(2),
                    row.getDouble(3),
                    row.getDouble(4),
                    row.getDouble(5),
                    row.getDouble(6));
        }
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        gauge(registry, "nape.webhooks.deliveries.pending", "Deliveries that have not arrived yet", Look::pending);
        gauge(
                registry,
                "nape.webhooks.deliveries.oldest.pending.seconds",
                "How long the oldest of them waits, those to disabled webhooks aside",
                Look::oldestPending);
        gauge(registry, "nape.webhooks.failing", "Webhooks whose last call did not arrive", Look::failing);
        gauge(registry, "nape.webhooks.disabled", "Webhooks that are not called any more", Look::disabled);
        gauge(registry, "nape.outbox.owed", "Events that Kafka does not have yet", Look::owed);
        gauge(registry, "nape.outbox.oldest.owed.seconds", "How long the oldest of them waits", Look::oldestOwed);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Look> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(look()))
                .description(description)
                .register(registry);
    }

    /** All figures of one scrape are of one look. */
    private synchronized Look look() {
        if (System.nanoTime() - lookAgainAt >= 0) {
            last = read();
            lookAgainAt = System.nanoTime() + GOOD_FOR.toNanos();
        }
        return last;
    }

    private Look read() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LOOK);
                var row = statement.executeQuery()) {
            row.next();
            return Look.of(row);
        } catch (SQLException e) {
            return Look.NONE;
        }
    }
}

package org.nape.triage.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nape.events.Event;
import org.nape.knowledge.Level;
import org.nape.messaging.DatabaseException;
import org.nape.messaging.EventJson;
import org.nape.messaging.Outbox;
import org.nape.triage.redflag.RedFlag;
import org.nape.triage.redflag.RedFlagConfig;
import org.nape.triage.webhook.WebhookDeliveries;

/**
 * Where reports go in: the one statement by which one is filed. On this path a round-trip costs more than anything
 * else, so the report, its red flag and what is owed for both, to Kafka and to webhooks, are one statement, which the
 * database commits as a whole. When the key is taken, or the person's newest report is not older than this one, the
 * first part yields no row and so nothing else is written: whoever reads the events judges by the times in them, so a
 * clock that was set back, or another replica's that is slow, must not make a red flag look older than what it has to
 * stop. How long a red flag waits for somebody is counted by the database's clock alone.
 */
@ApplicationScoped
class Filings {
    private static final String STATEMENT = """
            with report as (
                insert into symptom_report (
                    id, person_id, reported_at, rules_version, status, level, at_least, urgency, rule_ids,
                    unresolved, conflicts, answers, country, time_zone, rules_hash, idempotency_key, request_hash)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                where not exists (select from symptom_report where person_id = ? and reported_at >= ?)
                on conflict (person_id, idempotency_key) where idempotency_key is not null do nothing
                returning id, person_id, reported_at),
            flag as (
                insert into red_flag (id, report_id, person_id, level, concerns, rule_ids, raised_at, escalate_at)
                select new.id, report.id, report.person_id, new.level, new.concerns, new.rule_ids, report.reported_at,
                    now() + make_interval(secs => new.patience)
                from report, (values (?::uuid, ?::text, ?::text[], ?::text[], ?::float8))
                    as new (id, level, concerns, rule_ids, patience)
                where new.id is not null
                returning person_id, level, concerns, raised_at),
            event as (
                select *
                from unnest(?::text[], ?::text[], ?::text[], ?::bool[])
                    with ordinality as event (id, topic, payload, is_numbered, place)),
            owed as (
                insert into outbox (event_id, topic, payload, person_id, awaits_number, traceparent)
                select event.id, event.topic, event.payload, report.person_id, event.is_numbered, ?::text
                from report, event
                order by event.place),
            happening (event_id, type, person_id, level, concerns, happened_at, payload) as (
                select event.id, event.topic, flag.person_id, flag.level, flag.concerns, flag.raised_at, event.payload
                from flag, event where event.topic = 'red-flag-raised'),
            owed_to_webhooks as (
                %s)
            select id from report""".formatted(WebhookDeliveries.OWE);

    private final DataSource database;
    private final ObjectMapper json;
    private final RedFlagConfig.EscalateAfter patience;

    Filings(DataSource database, ObjectMapper json, RedFlagConfig redFlags) {
        this.database = database;
        this.json = json;
        this.patience = redFlags.escalateAfter();
    }

    /**
     * Files the report, its red flag and the events it owes, all or nothing.
     *
     * @return false if the person has filed a report with this key before, or one that is not older; then nothing is
     *     written
     */
    boolean add(Triage.Decision decision, Submission submission) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(STATEMENT)) {
            new Parameters(connection, statement).bind(decision, submission, answers(decision.report()));
            try (var filed = statement.executeQuery()) {
                return filed.next();
            }
        } catch (SQLException e) {
            throw new DatabaseException("A report could not be filed", e);
        }
    }

    private String answers(SymptomReport report) {
        try {
            return json.writeValueAsString(report.answers());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of the statement, in its order. */
    private final class Parameters {
        private final Connection connection;
        private final PreparedStatement statement;
        private int next = 1;

        Parameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void bind(Triage.Decision decision, Submission submission, String answers) throws SQLException {
            var redFlag = decision.redFlag();
            bindReport(decision.report(), answers);
            bind(submission.key().orElse(null));
            bind(submission.key().map(_ -> submission.fingerprint()).orElse(null));
            bind(decision.report().personId());
            bind(decision.report().reportedAt().atOffset(ZoneOffset.UTC));
            bind(redFlag.map(RedFlag::id).orElse(null));
            bind(redFlag.map(flag -> flag.level().name()).orElse(null));
            bind(texts(redFlag.map(RedFlag::concerns).orElse(List.of())));
            bind(texts(redFlag.map(RedFlag::ruleIds).orElse(List.of())));
            bind(redFlag.map(flag -> patience.of(flag.level()).toMillis() / 1000.0)
                    .orElse(null));
            bindEvents(decision);
            bind(submission.attempt().findTraceparent().orElse(null));
        }

        private void bindReport(SymptomReport report, String answers) throws SQLException {
            bind(report.id());
            bind(report.personId());
            bind(report.reportedAt().atOffset(ZoneOffset.UTC));
            bind(report.rulesVersion());
            bind(report.status().id());
            bind(report.level().map(Level::name).orElse(null));
            bind(report.atLeast().map(Level::name).orElse(null));
            bind(report.urgency().name());
            bind(texts(report.ruleIds()));
            bind(texts(report.unresolved()));
            bind(texts(report.conflicts()));
            bind(answers);
            bind(report.country().orElse(null));
            bind(report.timeZone().orElse(null));
            bind(report.rulesHash().orElse(null));
        }

        private void bindEvents(Triage.Decision decision) throws SQLException {
            var events = decision.events();
            bind(texts(events.stream().map(Event::id).toList()));
            bind(texts(events.stream().map(Event::topic).toList()));
            bind(texts(events.stream().map(EventJson::write).toList()));
            bind(connection.createArrayOf(
                    "bool", events.stream().map(Outbox::isNumbered).toArray()));
        }

        /** A text that is not there is still a text: were it of no type, the statement would be prepared anew for it each time. */
        private void bind(@Nullable String value) throws SQLException {
            statement.setString(next++, value);
        }

        private void bind(@Nullable Object value) throws SQLException {
            statement.setObject(next++, value);
        }

        private Array texts(Collection<String> values) throws SQLException {
            return connection.createArrayOf("text", values.toArray());
        }
    }
}

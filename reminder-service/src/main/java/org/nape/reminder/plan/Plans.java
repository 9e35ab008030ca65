package org.nape.reminder.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.due.Statements;

/**
 * All plans that were ever made; at most one of a person's runs. What each report does is plain SQL.
 */
@ApplicationScoped
class Plans implements PanacheRepositoryBase<PlanRow, UUID> {
    /** Of what may be null the type is given: by a null of no type the driver would prepare the statement anew. */
    private static final String ADD = """
            insert into plan (id, person_id, report_id, level, reported_at, started_at, ends_at, time_zone, parts, shown,
                              hands_over_at, later_parts, later_shown, onset, began_in, courses, stopped_at, stop_reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::varchar[], ?::varchar[], ?, ?::varchar, ?::jsonb, ?, ?::varchar)""";

    private static final String STOP = "update plan set stopped_at = ?, stop_reason = ? where id = ?";

    private static final String HIDE = """
            update plan
            set shown = array(select slug from unnest(shown) with ordinality as each (slug, place)
                              where slug <> all (hidden.slugs) order by place),
                later_shown = case when later_shown is not null then
                        array(select slug from unnest(later_shown) with ordinality as each (slug, place)
                              where slug <> all (hidden.slugs) order by place)
                    end
            from (values (?::text[])) as hidden (slugs)
            where id = ?""";

    private final Statements statements;
    private final ObjectMapper json;

    Plans(Statements statements, ObjectMapper json) {
        this.statements = statements;
        this.json = json;
    }

    Optional<PlanRow> findRunning(UUID personId) {
        return find("personId = ?1 and stoppedAt is null", personId).firstResultOptional();
    }

    Optional<PlanRow> findNewest(UUID personId) {
        return find("personId = ?1 order by reportedAt desc", personId).firstResultOptional();
    }

    void add(PlanRow row) {
        statements.change(
                ADD,
                row.id,
                row.personId,
                row.reportId,
                row.level.name(),
                at(row.reportedAt),
                at(row.startedAt),
                at(row.endsAt),
                row.timeZone,
                row.parts,
                row.shown,
                at(row.handsOverAt),
                row.laterParts,
                row.laterShown,
                at(row.onset),
                row.beganIn,
                courses(row),
                at(row.stoppedAt),
                row.stopReason);
    }

    void stop(UUID planId, Instant at, String why) {
        statements.change(STOP, at(at), why, planId);
    }

    /** Shows nothing of this any more. */
    void hide(UUID planId, HiddenContent hidden) {
        statements.change(HIDE, hidden.slugs().toArray(String[]::new), planId);
    }

    private String courses(PlanRow row) {
        try {
            return json.writeValueAsString(row.courses);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

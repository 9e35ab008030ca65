package org.nape.triage.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Level;
import org.nape.web.Place;

/** All reports ever filed. */
@ApplicationScoped
public class SymptomReports implements PanacheRepositoryBase<SymptomReportRow, UUID> {
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> ANSWERS = new TypeReference<>() {};

    private final ObjectMapper json;

    SymptomReports(ObjectMapper json) {
        this.json = json;
    }

    /** What is not the viewer's is not there, and neither is what is no id. */
    Optional<SymptomReport> findReport(String id, Viewer viewer) {
        return parse(id).flatMap(this::findByIdOptional).map(this::report).filter(viewer::maySee);
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<Kept> findWith(String key, UUID personId) {
        return find("personId = ?1 and idempotencyKey = ?2", personId, key)
                .firstResultOptional()
                .map(row -> new Kept(report(row), row.requestHash));
    }

    public Optional<SymptomReport> findReport(UUID id) {
        return findByIdOptional(id).map(this::report);
    }

    public Optional<SymptomReport> findNewest(UUID personId) {
        return find("personId = ?1 order by reportedAt desc", personId)
                .firstResultOptional()
                .map(this::report);
    }

    /** At most so many of the reports that the viewer may see, the newest first. */
    List<SymptomReport> newestFirst(Viewer viewer, Optional<Place> after, int most) {
        var where = new StringBuilder("1 = 1");
        var parameters = new HashMap<String, Object>();
        viewer.only().ifPresent(id -> {
            where.append(" and personId = :personId");
            parameters.put("personId", id);
        });
        after.ifPresent(place -> {
            // The first half is what an index can start from.
            where.append(" and reportedAt <= :reportedAt and (reportedAt < :reportedAt or id < :id)");
            parameters.put("reportedAt", place.at());
            parameters.put("id", place.id());
        });
        return find(where + " order by reportedAt desc, id desc", parameters).page(0, most).stream()
                .map(this::report)
                .toList();
    }

    private SymptomReport report(SymptomReportRow row) {
        return new SymptomReport(
                row.id,
                row.personId,
                row.reportedAt,
                row.rulesVersion,
                Optional.ofNullable(row.rulesHash),
                Status.ofId(row.status),
                Optional.ofNullable(row.level).map(Level::valueOf),
                Optional.ofNullable(row.atLeast).map(Level::valueOf),
                Level.valueOf(row.urgency),
                List.of(row.ruleIds),
                List.of(row.unresolved),
                List.of(row.conflicts),
                read(row.answers),
                Optional.ofNullable(row.country),
                Optional.ofNullable(row.timeZone));
    }

    private Map<String, @Nullable Object> read(String answers) {
        try {
            return json.readValue(answers, ANSWERS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A stored report cannot be read", e);
        }
    }

    /** A report that was filed with a key, and what the request meant. */
    record Kept(SymptomReport report, byte @Nullable [] fingerprint) {
        boolean isOf(Submission submission) {
            return MessageDigest.isEqual(fingerprint, submission.fingerprint());
        }
    }
}

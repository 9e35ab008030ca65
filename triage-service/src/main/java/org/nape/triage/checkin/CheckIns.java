package org.nape.triage.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.assessment.FollowUp;
import org.nape.web.Place;

/** Every check-in that ever fell due, of a kind that the clinical files still know. */
@ApplicationScoped
class CheckIns implements PanacheRepositoryBase<CheckInRow, UUID> {
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> ANSWERS = new TypeReference<>() {};

    private final Knowledge knowledge;
    private final ObjectMapper json;

    CheckIns(Knowledge knowledge, ObjectMapper json) {
        this.knowledge = knowledge;
        this.json = json;
    }

    /** What is another's is not there. */
    Optional<CheckIn> findOwn(UUID personId, UUID id) {
        return find("id = ?1 and personId = ?2 and kind in ?3", id, personId, kinds())
                .firstResultOptional()
                .map(this::checkIn);
    }

    /** All of a person's, locked until the transaction ends: of all that a person answers, one is at work. */
    List<CheckIn> lock(UUID personId) {
        return find("personId = ?1 and kind in ?2 order by id", personId, kinds())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .map(this::checkIn)
                .toList();
    }

    void keep(UUID checkInId, Said said) {
        var row = findById(checkInId);
        row.answeredAt = said.at();
        row.outcome = said.outcome().id();
        row.answers = write(said.answers());
        row.reportId = said.reportId().orElse(null);
        row.usedEarlierAnswers = said.usedEarlierAnswers();
        row.idempotencyKey = said.key().orElse(null);
        row.requestHash = said.fingerprint();
    }

    /** At most so many of the person's, the newest first. */
    List<CheckIn> newestFirst(UUID personId, Optional<Place> after, int most) {
        var where = new StringBuilder("personId = :personId and kind in :kinds");
        var parameters = new HashMap<String, Object>();
        parameters.put("personId", personId);
        parameters.put("kinds", kinds());
        after.ifPresent(place -> {
            // The first half is what an index can start from.
            where.append(" and dueAt <= :dueAt and (dueAt < :dueAt or id < :id)");
            parameters.put("dueAt", place.at());
            parameters.put("id", place.id());
        });
        return find(where + " order by dueAt desc, id desc", parameters).page(0, most).stream()
                .map(this::checkIn)
                .toList();
    }

    private CheckIn checkIn(CheckInRow row) {
        return new CheckIn(row.id, row.personId, knowledge.findCheckIn(row.kind).orElseThrow(), row.dueAt, said(row));
    }

    private Optional<Said> said(CheckInRow row) {
        if (row.answeredAt == null || row.answers == null || row.outcome == null || row.requestHash == null) {
            return Optional.empty();
        }
        return Optional.of(new Said(
                row.answeredAt,
                read(row.answers),
                FollowUp.Outcome.ofId(row.outcome),
                Optional.ofNullable(row.reportId),
                row.usedEarlierAnswers,
                Optional.ofNullable(row.idempotencyKey),
                row.requestHash));
    }

    private String write(Answers answers) {
        try {
            return json.writeValueAsString(answers.asMap());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answers read(String answers) {
        try {
            return knowledge.readFiled(json.readValue(answers, ANSWERS)).answers();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A stored check-in cannot be read", e);
        }
    }

    private List<String> kinds() {
        return knowledge.checkIns().stream().map(CheckInTemplate::id).toList();
    }
}

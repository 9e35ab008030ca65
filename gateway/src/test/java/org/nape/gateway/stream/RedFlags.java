package org.nape.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.nape.events.RedFlagAcknowledged;
import org.nape.events.RedFlagEscalated;
import org.nape.events.RedFlagRaised;
import org.nape.testbed.Testbed;
import org.nape.testbed.Topics;

/** Red flags as triage tells them. */
final class RedFlags {
    private RedFlags() {}

    static void makeTheTopics() {
        for (var topic : Topic.values()) {
            Testbed.topics().create(topic.address(), 3);
        }
    }

    static RedFlagRaised raise(String level) {
        return raise(level, UUID.randomUUID());
    }

    static RedFlagRaised raise(String level, UUID person) {
        return raise(level, person, "e_meningitis_signs");
    }

    static RedFlagRaised raise(String level, UUID person, String rule) {
        return raise(level, person, List.of("meningitis"), rule);
    }

    static RedFlagRaised raiseOf(String level, String... concerns) {
        return raise(level, UUID.randomUUID(), List.of(concerns), "e_meningitis_signs");
    }

    private static RedFlagRaised raise(String level, UUID person, List<String> concerns, String rule) {
        var redFlag = new RedFlagRaised(
                UUID.randomUUID(), UUID.randomUUID(), person, level, concerns, List.of(rule), Instant.now());
        tell(RedFlagRaised.TOPIC, redFlag.id(), redFlag, """
                "ruleIds": ["%s"], "raisedAt": "%s\"""".formatted(rule, redFlag.raisedAt()));
        return redFlag;
    }

    /** One that has a number already; returns the event's id. */
    static String numbered(String sequence) {
        var redFlag = UUID.randomUUID();
        var headers = Topics.cloudEvent(RedFlagRaised.TOPIC, redFlag.toString());
        headers.put("ce_sequence", sequence);
        var json = """
                {"redFlagId": "%1$s", "reportId": "%1$s", "personId": "%1$s", "level": "URGENT", "concerns": ["fracture"],
                 "ruleIds": ["u_rule"], "raisedAt": "%2$s"}""".formatted(redFlag, Instant.now());
        Testbed.topics().send(RedFlagRaised.TOPIC, redFlag.toString(), headers, json.getBytes(UTF_8));
        return redFlag.toString();
    }

    /** Returns the event's id. */
    static String escalate(RedFlagRaised redFlag) {
        return tell(RedFlagEscalated.TOPIC, redFlag.redFlagId() + "/escalated", redFlag, """
                "ruleIds": ["e_meningitis_signs"], "raisedAt": "%s", "escalatedAt": "%s\"""".formatted(
                        redFlag.raisedAt(), Instant.now()));
    }

    /** Returns the event's id. */
    static String acknowledge(RedFlagRaised redFlag) {
        return tell(RedFlagAcknowledged.TOPIC, redFlag.redFlagId() + "/acknowledged", redFlag, """
                "acknowledgedAt": "%s", "acknowledgedBy": "Night desk\"""".formatted(
                        Instant.now()));
    }

    private static String tell(String topic, String id, RedFlagRaised redFlag, String more) {
        var json = """
                {"redFlagId": "%s", "reportId": "%s", "personId": "%s", "level": "%s", "concerns": ["%s"], %s}""".formatted(
                        redFlag.redFlagId(),
                        redFlag.reportId(),
                        redFlag.personId(),
                        redFlag.level(),
                        String.join("\", \"", redFlag.concerns()),
                        more);
        Testbed.topics().send(topic, redFlag.personId().toString(), id, json);
        return id;
    }

    /** Deletes what is before an event in its partition. */
    static void forgetAllBefore(String eventId) throws Exception {
        var kept = Testbed.topics()
                .awaitRecords(
                        RedFlagRaised.TOPIC,
                        read -> read.id().filter(eventId::equals).isPresent());
        var partition = new TopicPartition(RedFlagRaised.TOPIC, kept.getFirst().partition());
        try (var admin = Admin.create(
                Map.of("bootstrap.servers", Testbed.servers().kafka().bootstrapServers()))) {
            admin.deleteRecords(Map.of(
                            partition,
                            RecordsToDelete.beforeOffset(kept.getFirst().offset())))
                    .all()
                    .get();
        }
    }
}

package org.nape.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nape.events.RedFlagRaised;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.Testbed;

/** What becomes of a red flag is told on the same stream. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class RedFlagLifeTest {
    private String token;

    @BeforeAll
    static void makeTheTopics() {
        RedFlags.makeTheTopics();
    }

    @BeforeEach
    void takeAToken() {
        token = Caller.token("subscriber");
    }

    @Test
    void whatBecomesOfARedFlagIsToldToo() {
        try (var reader = Reader.listening(token, "")) {
            var raised = RedFlags.raise("EMERGENCY");
            await().until(() -> reader.events().size() == 1);
            var escalated = RedFlags.escalate(raised);
            await().until(() -> reader.events().size() == 2);
            var acknowledged = RedFlags.acknowledge(raised);

            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(raised.id(), escalated, acknowledged));
            assertThat(reader.events())
                    .extracting(Reader.Heard::event)
                    .containsExactly("red-flag-raised", "red-flag-escalated", "red-flag-acknowledged");
            assertThat(reader.events()
                            .getLast()
                            .data()
                            .at("/data/acknowledgedBy")
                            .textValue())
                    .isEqualTo("Night desk");
        }
    }

    @Test
    void whoWasAwayGetsWhatBecameOfARedFlagInOrder() {
        String lastId;
        try (var reader = Reader.listening(token, "")) {
            lastId = reader.lastId();
        }
        var raised = RedFlags.raise("EMERGENCY");
        var escalated = RedFlags.escalate(raised);
        var acknowledged = RedFlags.acknowledge(raised);

        try (var reader = Reader.resuming(token, lastId)) {
            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(raised.id(), escalated, acknowledged));
        }
    }

    @Test
    void anIdFromBeforeThereWereOtherTopicsGoesOnWithRedFlagsAndBeginsWithTheOthers() {
        String lastId;
        RedFlagRaised raised;
        try (var reader = Reader.listening(token, "")) {
            lastId = reader.lastId().substring(0, reader.lastId().indexOf(",a0"));
            raised = RedFlags.raise("EMERGENCY");
            RedFlags.escalate(raised);
            await().until(() -> reader.events().size() == 2);
        }

        try (var reader = Reader.resuming(token, lastId)) {
            await().until(() -> !reader.events().isEmpty());
            var acknowledged = RedFlags.acknowledge(raised);

            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(raised.id(), acknowledged));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?type=red-flag-escalated&type=red-flag-acknowledged",
                "?type=red-flag-escalated,red-flag-acknowledged",
                "?type=red-flag-escalated,red-flag-acknowledged&level=EMERGENCY&concern=meningitis"
            })
    void typesCanBeChosen(String query) {
        try (var reader = Reader.listening(token, query)) {
            var raised = RedFlags.raise("EMERGENCY");
            var wanted = List.of(RedFlags.escalate(raised), RedFlags.acknowledge(raised));

            await().untilAsserted(() -> assertThat(reader.ids()).containsExactlyInAnyOrderElementsOf(wanted));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?level=URGENT", "?concern=stroke"})
    void levelAndConcernNarrowEveryType(String query) {
        try (var reader = Reader.listening(token, query)) {
            var other = RedFlags.raise("EMERGENCY");
            RedFlags.escalate(other);
            RedFlags.acknowledge(other);
            var wanted = RedFlags.raiseOf("URGENT", "stroke");
            var all = List.of(wanted.id(), RedFlags.escalate(wanted), RedFlags.acknowledge(wanted));

            await().untilAsserted(() -> assertThat(reader.ids()).containsExactlyInAnyOrderElementsOf(all));
        }
    }
}

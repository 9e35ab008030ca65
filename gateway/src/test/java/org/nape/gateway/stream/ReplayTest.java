package org.nape.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.Testbed;

/** What was told since a moment is told again. */
@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class ReplayTest {
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
    void whatWasToldSinceAMomentIsToldAgainAndThenGoesOn() {
        var before = RedFlags.raise("EMERGENCY");
        var moment = laterThanNow();
        var raised = RedFlags.raise("EMERGENCY");
        var escalated = RedFlags.escalate(before);

        try (var reader = Reader.listening(token, "?since=" + moment)) {
            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(raised.id(), escalated));
            var live = RedFlags.raise("URGENT");

            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(raised.id(), escalated, live.id()));
        }
    }

    @Test
    void aReplayIsNarrowedToo() {
        var moment = laterThanNow();
        RedFlags.raise("URGENT");
        var wanted = RedFlags.raise("EMERGENCY");

        try (var reader = Reader.listening(token, "?level=EMERGENCY&since=" + moment)) {
            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(wanted.id()));
        }
    }

    @Test
    void sinceNowTellsWhatComes() {
        RedFlags.raise("URGENT");

        try (var reader = Reader.listening(token, "?since=" + laterThanNow())) {
            var live = RedFlags.raise("URGENT");

            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(live.id()));
        }
    }

    @Test
    void whereTheReaderWasGoesBeforeTheMoment() {
        var moment = laterThanNow();
        RedFlags.raise("URGENT");
        String lastId;
        try (var reader = Reader.listening(token, "?since=" + moment)) {
            await().until(() -> reader.events().size() == 1);
            lastId = reader.lastId();
        }
        var missed = RedFlags.raise("URGENT");

        try (var reader = Reader.open(token, "?since=" + moment, Map.of("Last-Event-ID", lastId))) {
            await().untilAsserted(() -> assertThat(reader.ids()).containsExactly(missed.id()));
        }
    }

    @Test
    void theIdOfARedFlagReplaysIt() {
        var raised = RedFlags.raise("EMERGENCY");
        var sameTime = "%08x-%04x-7000-8000-000000000000"
                .formatted(
                        raised.raisedAt().toEpochMilli() >>> 16,
                        raised.raisedAt().toEpochMilli() & 0xffff);

        try (var reader = Reader.listening(token, "?since=" + sameTime)) {
            await().untilAsserted(() -> assertThat(reader.ids()).contains(raised.id()));
        }
    }

    @Test
    void whatIsNotKeptAnyMoreIsSaidFirst() throws Exception {
        RedFlags.raise("URGENT");
        var kept = RedFlags.raise("URGENT");
        RedFlags.forgetAllBefore(kept.id());
        var longAgo = Instant.now().minus(Duration.ofDays(30));

        var recently = Instant.now().minus(Duration.ofHours(1));

        try (var reader = Reader.listening(token, "?since=" + longAgo)) {
            await().until(() -> reader.ids().contains(kept.id()));
            assertThat(reader.events().getFirst().event()).isEqualTo("gap");
        }
        try (var reader = Reader.listening(token, "?since=" + recently)) {
            await().until(() -> reader.ids().contains(kept.id()));
            assertThat(reader.events()).extracting(Reader.Heard::event).doesNotContain("gap");
        }
    }

    /** Records have a time in milliseconds: the next one is after this moment, the last one before it. */
    private static Instant laterThanNow() {
        var moment = Instant.now().plusMillis(2);
        await().pollInterval(Duration.ofMillis(1)).until(() -> Instant.now().isAfter(moment.plusMillis(1)));
        return moment;
    }
}

package org.nape.triage.redflag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nape.knowledge.Level;

class RedFlagNoticeTest {
    private static final Instant RAISED = Instant.parse("2026-11-22T09:15:04.512Z");
    private static final Optional<Act> ADA = Optional.of(
            new Act("client-1", "Ada", Instant.parse("2026-11-22T09:18:59Z"), Optional.of("only for colleagues")));

    @Test
    void whileNobodyHasAnsweredAnEmergencyCallsNow() {
        var notice = RedFlagNotice.of(flag(Level.EMERGENCY, Optional.empty(), Optional.empty()), "112");

        assertThat(notice.message()).isEqualTo("Nobody has answered yet: call 112 now. Do not wait for an answer.");
        assertThat(notice.status()).isEqualTo(RedFlagStatus.RAISED);
        assertThat(notice.acknowledgedAt()).isNull();
        assertThat(notice.acknowledgedBy()).isNull();
    }

    @Test
    void whileNobodyHasAnsweredWhatIsUrgentGoesToADoctorToday() {
        var notice = RedFlagNotice.of(flag(Level.URGENT, Optional.empty(), Optional.empty()), "112");

        assertThat(notice.message())
                .isEqualTo("Nobody has answered yet: do not wait for an answer, speak to a doctor today.");
    }

    @Test
    void seenIsNotHelped() {
        var notice = RedFlagNotice.of(flag(Level.EMERGENCY, ADA, Optional.empty()), "911");

        assertThat(notice.message())
                .isEqualTo("Seen by Ada at 09:18 UTC on 22 November 2026. If help is not on its way, call 911.");
        assertThat(notice.acknowledgedBy()).isEqualTo("Ada");
        assertThat(notice.toString()).doesNotContain("colleagues");
    }

    @Test
    void whatIsUrgentIsStillUrgentOnceItIsSeen() {
        var notice = RedFlagNotice.of(flag(Level.URGENT, ADA, Optional.empty()), "911");

        assertThat(notice.message())
                .isEqualTo("Seen by Ada at 09:18 UTC on 22 November 2026. You must still speak to a doctor today."
                        + " If it gets worse, call 911.");
    }

    @Test
    void closedIsNotHelpedEither() {
        var notice = RedFlagNotice.of(flag(Level.EMERGENCY, ADA, ADA), "911");

        assertThat(notice.status()).isEqualTo(RedFlagStatus.CLOSED);
        assertThat(notice.message()).endsWith("If help is not on its way, call 911.");
    }

    private static KeptRedFlag flag(Level level, Optional<Act> acknowledged, Optional<Act> closed) {
        return new KeptRedFlag(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                level,
                List.of("meningitis"),
                List.of("e_meningitis_signs"),
                RAISED,
                Optional.empty(),
                Optional.empty(),
                acknowledged,
                closed,
                Collections.emptySortedMap());
    }
}

package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** The main job, as the README shows it. */
class SymptomToReminderIT {
    @Test
    void theDemoShowsTheWholeMainJob() throws Exception {
        var told = new ByteArrayOutputStream();

        new Demo(RunningPlatform.get().address(), new PrintStream(told)).run();

        assertThat(told.toString())
                .contains("→ SELF_CARE: Care for it yourself")
                .contains("GET /plan → a plan with")
                .containsPattern("Kafka reminder-due: ce_id [0-9a-f-]{36}/")
                .contains("→ EMERGENCY: Call emergency services now")
                .containsPattern("Server-sent event: the same id, \\d+ ms after the answer")
                .contains("GET /plan → stopped");
    }
}

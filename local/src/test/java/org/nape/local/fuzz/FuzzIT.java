package org.nape.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nape.local.RunningPlatform;

/** A few of the requests of {@code ./nape fuzz}, always the same. */
class FuzzIT {
    private static final int SEED = 7;
    private static final int REQUESTS = 1_000;

    @Test
    void nothingThatIsSentBreaksAnythingOrIsToldAgain() throws Exception {
        var run = new Run(RunningPlatform.get().address(), SEED, RunningPlatform::log);

        var findings = run.all(REQUESTS);

        assertThat(findings).isEmpty();
        assertThat(run).asString().startsWith(REQUESTS + " requests");
    }
}

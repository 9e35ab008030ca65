package org.nape.triage.redflag;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.nape.knowledge.Level;

/** How long a red flag may wait for somebody. */
@ConfigMapping(prefix = "nape.red-flag")
public interface RedFlagConfig {
    EscalateAfter escalateAfter();

    /** How long the ticker sleeps at most: the most an escalation is late if it is due sooner than this after the report. */
    @WithDefault("1s")
    Duration lookEvery();

    /** How many red flags one transaction escalates at most. */
    @WithDefault("100")
    int batch();

    /** After how long a red flag that nobody has acknowledged is escalated. */
    interface EscalateAfter {
        @WithDefault("2m")
        Duration emergency();

        @WithDefault("30m")
        Duration urgent();

        default Duration of(Level level) {
            return switch (level) {
                case EMERGENCY -> emergency();
                case URGENT -> urgent();
                case ROUTINE, SELF_CARE -> throw new IllegalArgumentException(level + " is no level of a red flag");
            };
        }
    }
}

package org.nape.triage.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a webhook is called. */
public enum WebhookStatus {
    ENABLED,
    /** It said that it is gone, or has failed for days. */
    DISABLED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.nape.triage.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a delivery has come. */
public enum DeliveryStatus {
    /** It will be tried, or waits for its webhook to be enabled again. */
    PENDING,
    DELIVERED,
    /** It was tried as often as there is a plan for. */
    FAILED;

    static DeliveryStatus ofId(String id) {
        return find(id).orElseThrow();
    }

    static Optional<DeliveryStatus> find(String id) {
        return Arrays.stream(values()).filter(status -> status.id().equals(id)).findFirst();
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.nape.triage.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a webhook gave no answer. */
public enum DeliveryFailure {
    TIMED_OUT,
    CONNECTION_FAILED,
    TLS_FAILED,
    /** Nobody knows the host, or its address may not be called. */
    ADDRESS_REFUSED,
    /** No key opens the secret: nothing can be signed. */
    SECRET_SEALED;

    static DeliveryFailure ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

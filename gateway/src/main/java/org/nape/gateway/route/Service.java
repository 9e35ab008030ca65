package org.nape.gateway.route;

import java.net.URI;

/** A service behind the door. */
public enum Service implements Target {
    TRIAGE,
    CONTENT,
    REMINDER;

    /** Where it is reached. */
    public URI address(RouteConfig config) {
        return switch (this) {
            case TRIAGE -> config.services().triage();
            case CONTENT -> config.services().content();
            case REMINDER -> config.services().reminder();
        };
    }
}

package org.nape.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where requests go, and how long they may take. */
@ConfigMapping(prefix = "nape.gateway")
public interface RouteConfig {
    /** Where the services are: scheme, host and port. */
    Services services();

    /** How long a service may take to answer; then the caller gets 504. */
    @WithDefault("10s")
    Duration answerWithin();

    /** How long a caller may take to send the body of a request; then it gets 408. */
    @WithDefault("10s")
    Duration bodyWithin();

    /** The addresses of the services. */
    interface Services {
        URI triage();

        URI content();

        URI reminder();
    }
}

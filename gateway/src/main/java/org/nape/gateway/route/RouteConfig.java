package org.nape.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where requests go, and how long they may take. */
@ConfigMapping(prefix = "nape.gateway")
public interface RouteConfig {
    /** Where the services are: scheme, host and port. */
    Services services();

    /** How long a service may take to answer; then the caller gets 504. */
    @WithDefault("10s")
    Duration answerWithin();

    /** How long it may take to reach a service; another replica has the next turn. */
    @WithDefault("1s")
    Duration connectWithin();

    /** How long a request may wait for a free connection to its service; then the caller gets 503. */
    @WithDefault("3s")
    Duration connectionWithin();

    /** How many requests one service is asked at once. */
    @WithDefault("128")
    int connections();

    /** How many more may wait for their turn; who comes then gets 503 at once. */
    @WithDefault("256")
    int waiting();

    /** How long a caller may take to take in an answer of more than 16 KiB; then it is cut. */
    @WithDefault("60s")
    Duration takenWithin();

    /** How long a caller may take to send the head of a request; then it gets 408. */
    @WithDefault("10s")
    Duration headWithin();

    /** Which other sites' pages may call the API: origins, with commas between them, or {@code *}; none if empty. */
    @WithName("cors.origins")
    Optional<Set<String>> corsOrigins();

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

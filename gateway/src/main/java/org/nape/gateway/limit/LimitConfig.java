package org.nape.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much may be asked for in a minute, also all at once; then 429. */
@ConfigMapping(prefix = "nape.gateway.per-minute")
public interface LimitConfig {
    /** Of one person; reports and answers to check-ins do not count. */
    @WithDefault("600")
    int person();

    /** Of one client of the operator. */
    @WithDefault("6000")
    int client();

    /** Of one address, without a valid token. */
    @WithDefault("1200")
    int address();

    /** New persons of one address. */
    @WithDefault("30")
    int newPersons();

    /** Requests of one address for tokens of clients, which last for an hour. */
    @WithDefault("120")
    int tokenRequests();

    /** Reports and answers to check-ins of one address, whoever sends them. */
    @WithDefault("6000")
    int reports();
}

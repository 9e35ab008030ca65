package org.nape.gateway.limit;

/** What is counted for whom, by the minute. */
public enum Limit {
    /** What one person asks for, but for {@link #REPORTS}. */
    PERSON,
    /** What one client of the operator asks for: many people may sit behind it. */
    CLIENT,
    /** What one address asks for without a valid token. */
    ADDRESS,
    /** How often one address becomes somebody new. */
    NEW_PERSONS,
    /** How often an address asks for a client's token, with the right secret or a wrong one. */
    TOKEN_REQUESTS,
    /** How often an address reports symptoms: it is wide, and no person has one of their own, as the next may be an emergency. */
    REPORTS;

    int perMinute(LimitConfig config) {
        return switch (this) {
            case PERSON -> config.person();
            case CLIENT -> config.client();
            case ADDRESS -> config.address();
            case NEW_PERSONS -> config.newPersons();
            case TOKEN_REQUESTS -> config.tokenRequests();
            case REPORTS -> config.reports();
        };
    }
}

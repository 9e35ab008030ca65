package org.nape.triage.redflag;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody did about a red flag.
 *
 * @param subject whom their token names
 * @param by how they call themselves
 * @param note for those who look after red flags; never for the person, and never in an event or a log
 */
record Act(String subject, String by, Instant at, Optional<String> note) {
    /** Many people of one desk may share a token, so the name counts too. */
    boolean isOfWhoDid(Act other) {
        return subject.equals(other.subject) && by.equals(other.by);
    }
}

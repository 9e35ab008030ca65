package org.nape.triage.redflag;

import java.time.Instant;
import java.util.Optional;
import org.nape.web.Caller;
import org.nape.web.Role;

/**
 * Who looks after red flags: a clinician, or a subscriber such as a nurse desk.
 *
 * @param subject whom the token names
 */
record Responder(String subject, boolean isClinician) {
    private static final int LONGEST_NAME = 100;

    static Responder of(Caller caller) {
        return new Responder(caller.subject(), caller.is(Role.CLINICIAN));
    }

    /** What they did; who gives no name is called as their token names them. */
    Act act(Words words, Instant at) {
        var own = subject.length() <= LONGEST_NAME ? subject : subject.substring(0, LONGEST_NAME);
        return new Act(subject, words.by().orElse(own), at, words.note());
    }

    boolean did(Act act) {
        return act.subject().equals(subject);
    }

    /** Notes are between those who act: a clinician, and whoever wrote it. */
    boolean mayRead(Act act) {
        return isClinician || did(act);
    }

    /** What somebody says with what they do. */
    record Words(Optional<String> by, Optional<String> note) {
        Words orBy(Optional<String> name) {
            return new Words(by.or(() -> name), note);
        }
    }
}

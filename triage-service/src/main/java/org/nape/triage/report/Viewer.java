package org.nape.triage.report;

import java.util.Optional;
import java.util.UUID;
import org.nape.web.Caller;
import org.nape.web.Role;

/**
 * Who looks at reports: a person at their own, a clinician at everyone's.
 *
 * @param only whose reports may be seen; empty: everyone's
 */
record Viewer(Optional<UUID> only) {
    static Viewer of(Caller caller) {
        return caller.is(Role.CLINICIAN) ? ofAll() : new Viewer(Optional.of(caller.personId()));
    }

    static Viewer ofAll() {
        return new Viewer(Optional.empty());
    }

    boolean maySee(SymptomReport report) {
        return only.isEmpty() || only.get().equals(report.personId());
    }
}

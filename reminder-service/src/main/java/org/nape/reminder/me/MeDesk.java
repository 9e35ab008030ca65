package org.nape.reminder.me;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.nape.events.PersonErased;
import org.nape.mydata.Erasure;

/** Erases persons when triage says so. */
@ApplicationScoped
class MeDesk {
    private static final Logger LOG = Logger.getLogger(MeDesk.class);

    private final Erasure erasure;

    MeDesk(Erasure erasure) {
        this.erasure = erasure;
    }

    boolean isErased(UUID personId) {
        return erasure.findErasedAt(personId).isPresent();
    }

    @Transactional
    void erase(PersonErased event) {
        if (erasure.erase(event.personId(), event.erasedAt())) {
            LOG.infof("person erased personId=%s", event.personId());
        }
    }
}

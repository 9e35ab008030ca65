package org.nape.gateway.stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nape.gateway.identity.ClientsChanged;
import org.nape.gateway.identity.Identity;
import org.nape.gateway.identity.TokenCheck;

/** Who reads each open stream: a client that is put out hears no more. */
@Singleton
class Readers {
    private final TokenCheck tokens;
    private final Map<Line, Identity> all = new ConcurrentHashMap<>();

    Readers(TokenCheck tokens) {
        this.tokens = tokens;
    }

    void add(Line line, Identity caller) {
        all.put(line, caller);
        // Put out in the very moment in which the stream was opened.
        endUnlessStanding(line, caller);
    }

    void remove(Line line) {
        all.remove(line);
    }

    void endThoseOfRemoved(@Observes ClientsChanged changed) {
        all.forEach(this::endUnlessStanding);
    }

    private void endUnlessStanding(Line line, Identity caller) {
        if (!tokens.stands(caller)) {
            line.later(line::end);
        }
    }
}

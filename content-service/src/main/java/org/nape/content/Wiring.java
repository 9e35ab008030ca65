package org.nape.content;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.nape.knowledge.Knowledge;

/** The beans that this service makes itself. */
class Wiring {
    /** Read once, at start: files that contradict themselves must not go live. */
    @Produces
    @Singleton
    Knowledge knowledge() {
        return Knowledge.load();
    }
}

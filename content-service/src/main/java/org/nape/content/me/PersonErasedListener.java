package org.nape.content.me;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.nape.events.PersonErased;
import org.nape.messaging.Inbox;

/** A person wants nothing kept of them any more: it is erased here too. */
@ApplicationScoped
class PersonErasedListener {
    private final Inbox inbox;
    private final MeDesk desk;

    PersonErasedListener(Inbox inbox, MeDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    @Incoming(PersonErased.TOPIC)
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(record, PersonErased.class, desk::erase);
    }
}

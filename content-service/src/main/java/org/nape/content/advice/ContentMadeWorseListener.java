package org.nape.content.advice;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.nape.events.ContentMadeWorse;
import org.nape.messaging.Inbox;

/** A person says that something made it worse: no advice shows it to them any more. */
@ApplicationScoped
class ContentMadeWorseListener {
    private final Inbox inbox;
    private final AdviceDesk desk;

    ContentMadeWorseListener(Inbox inbox, AdviceDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    @Incoming(ContentMadeWorse.TOPIC)
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(record, ContentMadeWorse.class, desk::withhold);
    }
}

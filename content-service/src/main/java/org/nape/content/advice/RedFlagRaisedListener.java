package org.nape.content.advice;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.nape.events.RedFlagRaised;
import org.nape.messaging.Inbox;

/** A person must be seen today or at once: exercises, remedies and treatments are withheld. */
@ApplicationScoped
class RedFlagRaisedListener {
    private final Inbox inbox;
    private final AdviceDesk desk;

    RedFlagRaisedListener(Inbox inbox, AdviceDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    @Incoming(RedFlagRaised.TOPIC)
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(record, RedFlagRaised.class, desk::withhold);
    }
}

package org.nape.reminder.plan;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.nape.events.RedFlagRaised;
import org.nape.messaging.Inbox;

/** A person needs care today: the plan stops and nothing reminds any more. */
@ApplicationScoped
class RedFlagRaisedListener {
    private final Inbox inbox;
    private final PlanDesk desk;

    RedFlagRaisedListener(Inbox inbox, PlanDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    @Incoming(RedFlagRaised.TOPIC)
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(record, RedFlagRaised.class, desk::stop);
    }
}

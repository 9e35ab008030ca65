package org.nape.reminder.plan;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.nape.events.CheckInAnswered;
import org.nape.messaging.Inbox;

/** A check-in is answered: it does not ask again. Where it has led to a report, that says what becomes of the plan. */
@ApplicationScoped
class CheckInAnsweredListener {
    private final Inbox inbox;
    private final PlanDesk desk;

    CheckInAnsweredListener(Inbox inbox, PlanDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    @Incoming(CheckInAnswered.TOPIC)
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(record, CheckInAnswered.class, desk::take);
    }
}

package org.nape.triage.checkin;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.nape.events.ReminderDue;
import org.nape.messaging.Inbox;

/** A check-in has fallen due: from now on it can be answered. Other reminders are no concern of triage. */
@ApplicationScoped
class ReminderDueListener {
    private final Inbox inbox;
    private final CheckInDesk desk;

    ReminderDueListener(Inbox inbox, CheckInDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    @Incoming(ReminderDue.TOPIC)
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(record, ReminderDue.class, due -> due.checkIn() != null, desk::keep);
    }
}

package org.nape.reminder.plan;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.nape.events.SymptomReported;
import org.nape.messaging.Inbox;

/** A person reported symptoms: they get a plan, or lose the one they had. */
@ApplicationScoped
class SymptomReportedListener {
    private final Inbox inbox;
    private final PlanDesk desk;

    SymptomReportedListener(Inbox inbox, PlanDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    @Incoming(SymptomReported.TOPIC)
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(record, SymptomReported.class, desk::follow);
    }
}

package org.nape.content.advice;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.nape.events.SymptomReported;
import org.nape.messaging.Inbox;

/** A person reported symptoms: they get advice. */
@ApplicationScoped
class SymptomReportedListener {
    private final Inbox inbox;
    private final AdviceDesk desk;

    SymptomReportedListener(Inbox inbox, AdviceDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    @Incoming(SymptomReported.TOPIC)
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(record, SymptomReported.class, desk::choose);
    }
}

package org.nape.testbed.offender.report;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Named as a pure decider, and anything but pure. */
class Judge {
    @Inject
    Optional<Connection> connection = Optional.empty();

    @Transactional
    Response judge(ConsumerRecord<String, String> record) throws InterruptedException {
        Thread.sleep(1);
        return Response.ok(Date.from(Instant.now())).build();
    }
}

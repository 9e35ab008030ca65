package org.nape.testbed.wellbehaved.report;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** No role of the house style; it needs an excuse. */
class Pump {
    String value(ConsumerRecord<String, String> record) {
        return record.value();
    }
}

package org.nape.testbed;

/** A real Kafka of one node. */
public sealed interface Kafka extends Server permits EmbeddedKafka, Containers.KafkaInContainer {
    String bootstrapServers();
}

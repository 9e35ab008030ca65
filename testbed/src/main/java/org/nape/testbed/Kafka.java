package org.nape.testbed;

/** A real Kafka of one node. */
public sealed interface Kafka extends Server permits EmbeddedKafka, Containers.KafkaInContainer {
    String bootstrapServers();

    /** Holds it: who is connected stays so, and gets no answer. */
    void pause();

    /** Lets it go on after {@link #pause}, with all that it was asked meanwhile. */
    void resume();
}

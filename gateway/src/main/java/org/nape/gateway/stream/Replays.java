package org.nape.gateway.stream;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds where to begin to tell from a moment on, by the times of the records and by how long they are kept. */
@Singleton
class Replays {
    private static final int WAIT_MILLIS = (int) StreamedTopics.WAIT.toMillis();

    private final StreamedTopics topics;
    private final Clock clock;
    private final String servers;

    Replays(StreamedTopics topics, Clock clock, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.topics = topics;
        this.clock = clock;
        this.servers = servers;
    }

    ReplayStart start(KafkaConsumer<byte[], byte[]> consumer, Collection<Place> places, Instant since) {
        var from = topics.since(consumer, places, since);
        var firsts = consumer.beginningOffsets(StreamedTopics.partitions(places), StreamedTopics.WAIT);
        // Something before the start was deleted, and nobody can look any more whether it was told before the moment or
        // after.
        var isCutOff = firsts.entrySet().stream()
                .anyMatch(
                        each -> each.getValue() > 0 && from.of(StreamedTopics.place(each.getKey())) == each.getValue());
        return new ReplayStart(from, isCutOff && !isKept(places, since));
    }

    /** Whether the topics keep what they hold for so long that nothing from since then can be gone. */
    private boolean isKept(Collection<Place> places, Instant since) {
        var asked = places.stream()
                .map(Place::topic)
                .distinct()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.address()))
                .toList();
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WAIT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WAIT_MILLIS))) {
            var settings = admin.describeConfigs(asked).all().get().values();
            return settings.stream().allMatch(each -> isKept(each, since));
        } catch (ExecutionException e) {
            throw new KafkaException("The topics' settings cannot be read", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private boolean isKept(Config topic, Instant since) {
        var millis = Long.parseLong(topic.get(TopicConfig.RETENTION_MS_CONFIG).value());
        var isByTimeOnly = millis >= 0
                && topic.get(TopicConfig.RETENTION_BYTES_CONFIG).value().equals("-1");
        return isByTimeOnly && !since.isBefore(clock.instant().minusMillis(millis));
    }
}

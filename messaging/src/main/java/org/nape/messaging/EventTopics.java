package org.nape.messaging;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.nape.events.Event;

/** Sees to it that the topics of the contract exist before anyone sends or listens; whoever comes first makes them. */
@ApplicationScoped
class EventTopics {
    private static final Logger LOG = Logger.getLogger(EventTopics.class);
    /** Before the listeners' channels, which start at {@code LIBRARY_BEFORE}. */
    private static final int BEFORE_LISTENERS = 10;

    private final String servers;
    private final MessagingConfig config;
    private volatile boolean there;

    EventTopics(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, MessagingConfig config) {
        this.servers = servers;
        this.config = config;
    }

    void start(@Observes @Priority(BEFORE_LISTENERS) StartupEvent event) throws InterruptedException {
        try {
            ensure();
        } catch (KafkaException e) {
            LOG.warnf("topics are not made yet, will try again: %s", Faults.describe(e));
        }
    }

    /** Makes the topics that are missing; does nothing once they are known to be there. */
    void ensure() throws InterruptedException {
        if (there) {
            return;
        }
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000))) {
            for (var made : admin.createTopics(wanted()).values().values()) {
                made.get();
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("Topics could not be made", e.getCause());
            }
        }
        there = true;
    }

    private List<NewTopic> wanted() {
        // A segment goes when its newest record is old enough: small ones, or the oldest is kept for twice as long.
        var settings = Map.of(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(config.keepFor().toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(config.keepFor().dividedBy(14).toMillis()));
        return Event.TOPICS.stream()
                .flatMap(topic -> Stream.of(topic, Event.DEAD_LETTER_PREFIX + topic))
                .map(name -> new NewTopic(name, config.partitions(), config.replicationFactor()).configs(settings))
                .toList();
    }
}

package org.nape.gateway.stream;

import java.util.Optional;
import java.util.Set;

/**
 * Who listens to a stream, and what may be told to them.
 *
 * @param subject whom the reader's token names
 * @param person the only one whom they are told of; empty for whoever looks after all
 */
record Audience(String subject, Set<Topic> topics, Optional<String> person) {
    Audience {
        topics = Set.copyOf(topics);
    }

    /** Whoever looks after red flags, of whomever. */
    static Audience ofResponder(String subject) {
        return new Audience(subject, Topic.OF_RED_FLAGS, Optional.empty());
    }

    /** The person themselves: everything that is told of them, and of nobody else. */
    static Audience ofPerson(String personId) {
        return new Audience(personId, Topic.ALL, Optional.of(personId));
    }

    /** Whether what is told on this topic of the person with this id is for them. */
    boolean mayHear(Topic topic, String personId) {
        return topics.contains(topic) && person.map(personId::equals).orElse(true);
    }
}

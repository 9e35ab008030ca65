package org.nape.gateway.stream;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is told of each event, and where all of them stand: nobody joins between an event and its position. */
@Singleton
class Followers {
    private final Set<Follower> responders = new HashSet<>();
    private final Map<String, Set<Follower>> ofPersons = new HashMap<>();
    private @Nullable Positions positions;

    /** One who is told; never blocks and never throws. */
    interface Follower {
        Audience audience();

        /** Told once, before the first event: everything from here on is offered. */
        void begin(Positions at);

        void offer(Offer offer);

        /** The positions told so far mean nothing any more. */
        void end();
    }

    synchronized void join(Follower follower) {
        follower.audience()
                .person()
                .ifPresentOrElse(
                        person -> ofPersons
                                .computeIfAbsent(person, _ -> new HashSet<>())
                                .add(follower),
                        () -> responders.add(follower));
        if (positions != null) {
            follower.begin(positions);
        }
    }

    synchronized void leave(Follower follower) {
        responders.remove(follower);
        follower.audience()
                .person()
                .ifPresent(person -> ofPersons.computeIfPresent(person, (_, others) -> {
                    others.remove(follower);
                    return others.isEmpty() ? null : others;
                }));
    }

    /** Where the tail stands; empty before it was ever there. */
    synchronized Optional<Positions> findPositions() {
        return Optional.ofNullable(positions);
    }

    synchronized void stand(Positions at) {
        var isFirst = positions == null;
        positions = at;
        if (isFirst) {
            all().forEach(follower -> follower.begin(at));
        }
    }

    /**
     * Tells whom it concerns what is at a place, if it can be read, and moves on.
     *
     * @param event is not even read if it concerns nobody who is here
     */
    synchronized void pass(Place place, long offset, String personId, Supplier<Optional<StreamedEvent>> event) {
        var at = findPositions().orElse(Positions.NONE).with(place, offset + 1);
        positions = at;
        var concerned = Stream.of(responders, ofPersons.getOrDefault(personId, Set.of()))
                .filter(group -> concerns(group, place.topic(), personId))
                .toList();
        if (!concerned.isEmpty()) {
            event.get().ifPresent(readable -> concerned.forEach(group -> offer(group, readable, at)));
        }
    }

    private static boolean concerns(Set<Follower> group, Topic topic, String personId) {
        return group.stream()
                .findFirst()
                .filter(any -> any.audience().mayHear(topic, personId))
                .isPresent();
    }

    /** All of a group may hear of the same topics, so that one message is for all of them. */
    private static void offer(Set<Follower> group, StreamedEvent event, Positions at) {
        var topics = group.iterator().next().audience().topics();
        var offer = Offer.of(event, at.of(topics));
        group.forEach(follower -> follower.offer(offer));
    }

    private List<Follower> all() {
        return Stream.concat(responders.stream(), ofPersons.values().stream().flatMap(Set::stream))
                .toList();
    }

    /** Kafka has lost or replaced what they stood at: each ends, and finds out by its last id what it missed. */
    synchronized void startOver(Positions at) {
        positions = at;
        all().forEach(Follower::end);
    }
}

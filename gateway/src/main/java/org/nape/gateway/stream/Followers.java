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

        void offer(StreamedEvent event);

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
        positions = findPositions().orElse(Positions.NONE).with(place, offset + 1);
        var concerned = concerned(place.topic(), personId);
        if (!concerned.isEmpty()) {
            event.get().ifPresent(readable -> concerned.forEach(follower -> follower.offer(readable)));
        }
    }

    private List<Follower> concerned(Topic topic, String personId) {
        return Stream.concat(responders.stream(), ofPersons.getOrDefault(personId, Set.of()).stream())
                .filter(follower -> follower.audience().mayHear(topic, personId))
                .toList();
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

package org.nape.gateway.stream;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is told of each event, and where all of them stand: nobody joins between an event and its position. */
@Singleton
class Followers {
    private final Set<Follower> all = new HashSet<>();
    private @Nullable Positions positions;

    /** One who is told; never blocks and never throws. */
    interface Follower {
        /** Told once, before the first event: everything from here on is offered. */
        void begin(Positions at);

        void offer(StreamedEvent event);

        /** The positions told so far mean nothing any more. */
        void end();
    }

    synchronized void join(Follower follower) {
        all.add(follower);
        if (positions != null) {
            follower.begin(positions);
        }
    }

    synchronized void leave(Follower follower) {
        all.remove(follower);
    }

    /** Where the tail stands; empty before it was ever there. */
    synchronized Optional<Positions> findPositions() {
        return Optional.ofNullable(positions);
    }

    synchronized void stand(Positions at) {
        var isFirst = positions == null;
        positions = at;
        if (isFirst) {
            all.forEach(follower -> follower.begin(at));
        }
    }

    /** Tells what is at a place, if it can be read, and moves on. */
    synchronized void pass(Place place, long offset, Optional<StreamedEvent> event) {
        positions = findPositions().orElse(Positions.NONE).with(place, offset + 1);
        event.ifPresent(readable -> all.forEach(follower -> follower.offer(readable)));
    }

    /** Kafka has lost or replaced what they stood at: each ends, and finds out by its last id what it missed. */
    synchronized void startOver(Positions at) {
        positions = at;
        Set.copyOf(all).forEach(Follower::end);
    }
}

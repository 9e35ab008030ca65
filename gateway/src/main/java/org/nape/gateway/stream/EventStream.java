package org.nape.gateway.stream;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One open stream: first what its reader missed, then what happens, each event once. What is called from other threads
 * hands over to the event loop of its line, in order.
 */
final class EventStream implements Followers.Follower, MissedEvents.Returner {
    private final Line line;
    private final StreamQuery query;
    private final Audience audience;
    private final MissedEvents missed;
    private final StreamConfig config;
    private final Clock clock;
    private final Queue<StreamedEvent> waiting = new ArrayDeque<>();
    private Positions positions = Positions.NONE;
    private Positions told = Positions.NONE;
    private boolean isLive;

    EventStream(
            Line line, StreamQuery query, Audience audience, MissedEvents missed, StreamConfig config, Clock clock) {
        this.line = line;
        this.query = query;
        this.audience = audience;
        this.missed = missed;
        this.config = config;
        this.clock = clock;
    }

    /** All who lose their gateway at once come back one after the other. */
    void greet() {
        line.write("retry: %d\n: here is what happens\n\n"
                .formatted(ThreadLocalRandom.current().nextInt(1_000, 3_000)));
    }

    /** Says that the stream lives, and how far it has come where others' events were left out. */
    void beat(Optional<Positions> tail) {
        line.later(() -> {
            if (isLive) {
                // What was offered since the tail stood there may have come before this.
                tail.ifPresent(at -> positions = positions.orLater(at.of(audience.topics())));
            }
            line.write(positions.equals(told) ? ":\n\n" : ":\n" + idLine() + "\n");
        });
    }

    /** Ends it in good order: its reader comes back with the last id and misses nothing. */
    void finish() {
        line.write(idLine() + "\n");
        line.end();
    }

    @Override
    public void begin(Positions at) {
        var present = at.of(audience.topics());
        line.later(() -> {
            if (query.lastSeen().isEmpty() && query.since().isPresent()) {
                line.aside(() -> replay(query.since().get(), present));
                return;
            }
            stand(query.lastSeen().orElse(present).orWhereUnknown(present));
            if (positions.equals(present)) {
                isLive = true;
            } else {
                var from = positions;
                line.aside(() -> catchUp(from, present));
            }
        });
    }

    /** From now on the reader can lose the line at any moment and miss nothing. */
    private Future<Void> stand(Positions from) {
        positions = from;
        return line.write(idLine() + "\n");
    }

    private void replay(Instant since, Positions to) throws InterruptedException {
        var start = missed.findStart(since, to, this);
        if (start.isPresent()) {
            var from = start.get().from();
            if (start.get().isAfterGap()) {
                gap(from);
            } else {
                line.andWait(() -> stand(from));
            }
            catchUp(from, to);
        }
    }

    @Override
    public void offer(Offer offer) {
        line.later(() -> {
            if (isLive) {
                tell(offer);
            } else if (waiting.size() < config.mostBehind()) {
                waiting.add(offer.event());
            } else {
                // It comes back with the id it has reached, and misses less.
                line.cut();
            }
        });
    }

    @Override
    public void end() {
        line.later(line::end);
    }

    @Override
    public Audience audience() {
        return audience;
    }

    @Override
    public boolean isGone() {
        return line.isGone();
    }

    @Override
    public void gap(Positions from) throws InterruptedException {
        line.andWait(() -> {
            positions = from;
            return line.write("event: gap\n" + idLine()
                    + "data: {\"detail\":\"Some events from there on are not told any more."
                    + " Those that are follow; read elsewhere what there is now.\"}\n\n");
        });
    }

    @Override
    public void tell(List<StreamedEvent> events) throws InterruptedException {
        for (var some : Portions.of(events, Math.max(1, config.mostBehind() / 4))) {
            if (!isGone()) {
                line.andWait(
                        () -> Future.all(some.stream().map(this::tell).toList()).mapEmpty());
            }
        }
    }

    private void catchUp(Positions from, Positions to) throws InterruptedException {
        missed.tell(from, to, this);
        goLive();
    }

    /** Tells what waited as patiently as what was missed; meanwhile more may come. */
    private void goLive() throws InterruptedException {
        var some = new ArrayList<StreamedEvent>();
        do {
            some.clear();
            line.andWait(() -> {
                some.addAll(waiting);
                waiting.clear();
                isLive = some.isEmpty();
                return Future.succeededFuture();
            });
            tell(some);
        } while (!some.isEmpty() && !isGone());
    }

    private void tell(Offer offer) {
        if (isNew(offer.event())) {
            positions = offer.at();
            if (isWanted(offer.event())) {
                told = positions;
                line.write(offer.message());
            }
        }
    }

    private Future<Void> tell(StreamedEvent event) {
        if (isNew(event)) {
            positions = positions.with(event.place(), event.offset() + 1);
            if (isWanted(event)) {
                told = positions;
                return line.write(Offer.message(event, positions));
            }
        }
        return Future.succeededFuture();
    }

    private boolean isNew(StreamedEvent event) {
        return event.offset() >= positions.of(event.place());
    }

    private boolean isWanted(StreamedEvent event) {
        return query.wants(event) && !event.isExpired(clock.instant());
    }

    private String idLine() {
        told = positions;
        return "id: " + positions.id() + "\n";
    }
}

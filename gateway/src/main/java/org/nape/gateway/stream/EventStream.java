package org.nape.gateway.stream;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.nape.events.RedFlagRaised;

/**
 * One open stream: first what its reader missed, then what happens, each event once. What is called from other threads
 * hands over to the event loop of its line, in order.
 */
final class EventStream implements Followers.Follower, MissedEvents.Returner {
    private static final String HELLO = "retry: 2000\n: here are the red flags\n\n";

    private final Line line;
    private final Optional<String> level;
    private final Optional<Positions> lastSeen;
    private final MissedEvents missed;
    private final int mostWaiting;
    private final Queue<StreamedEvent> waiting = new ArrayDeque<>();
    private Positions positions = Positions.NONE;
    private Positions told = Positions.NONE;
    private boolean isLive;

    /**
     * @param level the only level to tell; all if empty
     * @param lastSeen where the reader was before; from now on if empty
     */
    EventStream(Line line, Optional<String> level, Optional<Positions> lastSeen, MissedEvents missed, int mostWaiting) {
        this.line = line;
        this.level = level;
        this.lastSeen = lastSeen;
        this.missed = missed;
        this.mostWaiting = mostWaiting;
    }

    void greet() {
        line.write(HELLO);
    }

    /** Says that the stream lives, and how far it has come where events were left out. */
    void beat() {
        line.write(positions.equals(told) ? ":\n\n" : ":\n" + idLine() + "\n");
    }

    @Override
    public void begin(Positions at) {
        line.later(() -> {
            positions = lastSeen.orElse(at).in(at.next().keySet());
            // From now on the reader can lose the line at any moment and miss nothing.
            line.write(idLine() + "\n");
            catchUp(positions, at);
        });
    }

    @Override
    public void offer(StreamedEvent event) {
        line.later(() -> {
            if (isLive) {
                tell(event);
            } else if (waiting.size() < mostWaiting) {
                waiting.add(event);
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
    public boolean isGone() {
        return line.isGone();
    }

    @Override
    public void gap(Positions from) throws InterruptedException {
        line.andWait(() -> {
            positions = from;
            return line.write("event: gap\n" + idLine()
                    + "data: {\"detail\":\"Some events after your last id are not kept any more."
                    + " Those that are follow; read the red flags of that time elsewhere.\"}\n\n");
        });
    }

    @Override
    public void tell(List<StreamedEvent> events) throws InterruptedException {
        // Never so many at once that the reader looks slow for having been away.
        var atOnce = Math.max(1, mostWaiting / 4);
        for (var from = 0; from < events.size() && !isGone(); from += atOnce) {
            var some = events.subList(from, Math.min(events.size(), from + atOnce));
            line.andWait(() -> some.stream().map(this::tell).reduce(Future.succeededFuture(), (one, next) -> next));
        }
    }

    private void catchUp(Positions from, Positions to) {
        if (from.equals(to)) {
            goLive();
            return;
        }
        Thread.ofVirtual().name("catch-up").start(() -> {
            try {
                missed.tell(from, to, this);
                line.later(this::goLive);
            } catch (InterruptedException e) {
                line.later(line::cut);
            }
        });
    }

    private void goLive() {
        isLive = true;
        waiting.forEach(this::tell);
        waiting.clear();
    }

    private Future<Void> tell(StreamedEvent event) {
        if (event.offset() < positions.of(event.partition())) {
            return Future.succeededFuture();
        }
        positions = positions.with(event.partition(), event.offset() + 1);
        if (level.isPresent() && !level.get().equals(event.level())) {
            return Future.succeededFuture();
        }
        return line.write(idLine() + "event: " + RedFlagRaised.TOPIC + "\ndata: " + event.json() + "\n\n");
    }

    private String idLine() {
        told = positions;
        return "id: " + positions.id() + "\n";
    }
}

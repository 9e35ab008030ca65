package org.nape.gateway.stream;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * One open stream: first what its reader missed, then what happens, each event once. What is called from other threads
 * hands over to the event loop of its line, in order.
 */
final class EventStream implements Followers.Follower, MissedEvents.Returner {
    private static final String HELLO = "retry: 2000\n: here are the red flags\n\n";

    private final Line line;
    private final StreamQuery query;
    private final String subject;
    private final MissedEvents missed;
    private final int mostWaiting;
    private final Queue<StreamedEvent> waiting = new ArrayDeque<>();
    private Positions positions = Positions.NONE;
    private Positions told = Positions.NONE;
    private boolean isLive;

    /** @param subject whom the reader's token names */
    EventStream(Line line, StreamQuery query, String subject, MissedEvents missed, int mostWaiting) {
        this.line = line;
        this.query = query;
        this.subject = subject;
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
            if (query.lastSeen().isEmpty() && query.since().isPresent()) {
                line.aside(() -> replay(query.since().get(), at));
                return;
            }
            stand(query.lastSeen().orElse(at).orWhereUnknown(at));
            if (positions.equals(at)) {
                isLive = true;
            } else {
                var from = positions;
                line.aside(() -> catchUp(from, at));
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
    public String subject() {
        return subject;
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
                    + "data: {\"detail\":\"Some events from there on are not kept any more."
                    + " Those that are follow; read the red flags of that time elsewhere.\"}\n\n");
        });
    }

    @Override
    public void tell(List<StreamedEvent> events) throws InterruptedException {
        for (var some : Portions.of(events, Math.max(1, mostWaiting / 4))) {
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

    private Future<Void> tell(StreamedEvent event) {
        if (event.offset() < positions.of(event.place())) {
            return Future.succeededFuture();
        }
        positions = positions.with(event.place(), event.offset() + 1);
        if (!query.wants(event)) {
            return Future.succeededFuture();
        }
        return line.write(idLine() + "event: " + event.place().topic().address() + "\ndata: " + event.json() + "\n\n");
    }

    private String idLine() {
        told = positions;
        return "id: " + positions.id() + "\n";
    }
}

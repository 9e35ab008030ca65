package org.nape.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The line to one reader. A reader that does not read is cut, so that it costs no memory. Lives on its event loop. */
final class Line {
    static final int MOST_BYTES_BEHIND = 256 * 1024;
    static final Duration LONGEST_BEHIND = Duration.ofSeconds(30);
    private static final int PATIENCE_SECONDS = 5;

    private final Context context;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final int mostBehind;
    private final Clock clock;
    /** When each message was written that the network has not taken yet; it takes them in order. */
    private final Queue<Instant> behind = new ArrayDeque<>();

    private int bytesBehind;
    private volatile boolean isGone;

    Line(Context context, HttpServerRequest request, int mostBehind, Clock clock) {
        this.context = context;
        this.request = request;
        this.response = request.response();
        this.mostBehind = mostBehind;
        this.clock = clock;
    }

    boolean isGone() {
        return isGone;
    }

    /** Starts an answer that has no end. */
    void open(Runnable whenGone) {
        response.exceptionHandler(lost -> isGone = true);
        response.closeHandler(closed -> {
            isGone = true;
            whenGone.run();
        });
        response.endHandler(ended -> {
            isGone = true;
            whenGone.run();
        });
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
    }

    Future<Void> write(String text) {
        return write(text.getBytes(UTF_8));
    }

    Future<Void> write(byte[] bytes) {
        if (isGone) {
            return Future.failedFuture("The reader is gone");
        }
        if (isTooMuchWith(bytes.length) || isTooLong()) {
            cut();
            return Future.failedFuture("The reader is too slow");
        }
        behind.add(clock.instant());
        bytesBehind += bytes.length;
        return response.write(Buffer.buffer(bytes)).onComplete(taken -> {
            behind.remove();
            bytesBehind -= bytes.length;
        });
    }

    /** A single message may be of any size: what is missed for being large would be missed again each time. */
    private boolean isTooMuchWith(int more) {
        return !behind.isEmpty() && (behind.size() >= mostBehind || bytesBehind + more > MOST_BYTES_BEHIND);
    }

    private boolean isTooLong() {
        return !behind.isEmpty() && behind.element().plus(LONGEST_BEHIND).isBefore(clock.instant());
    }

    void end() {
        if (!isGone) {
            response.end();
        }
    }

    void cut() {
        isGone = true;
        request.connection().close();
    }

    /** Runs on the event loop, in the order of the calls. */
    void later(Runnable what) {
        context.runOnContext(now -> what.run());
    }

    /** What waits for Kafka or for the reader. */
    interface Waiting {
        void run() throws InterruptedException;
    }

    /** Runs on a thread of its own what must not hold up the event loop. */
    void aside(Waiting what) {
        Thread.ofVirtual().name("catch-up").start(() -> {
            try {
                what.run();
            } catch (InterruptedException e) {
                later(this::cut);
            }
        });
    }

    /** Runs on the event loop what writes, and waits until the reader has it; for a thread that may wait. */
    void andWait(Supplier<Future<Void>> writing) throws InterruptedException {
        var written = new CompletableFuture<Void>();
        later(() -> writing.get().onSuccess(written::complete).onFailure(written::completeExceptionally));
        try {
            written.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            later(this::cut);
            isGone = true;
        }
    }
}

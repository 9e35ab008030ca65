package org.nape.gateway.stream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The line to one reader. A reader that does not read is cut, so that it costs no memory. Lives on its event loop. */
final class Line {
    private static final int PATIENCE_SECONDS = 30;

    private final Context context;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final int mostBehind;
    private int unwritten;
    private volatile boolean isGone;

    Line(Context context, HttpServerRequest request, int mostBehind) {
        this.context = context;
        this.request = request;
        this.response = request.response();
        this.mostBehind = mostBehind;
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
        if (isGone) {
            return Future.failedFuture("The reader is gone");
        }
        if (unwritten >= mostBehind) {
            cut();
            return Future.failedFuture("The reader is too slow");
        }
        unwritten++;
        return response.write(text).onComplete(written -> unwritten--);
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

package org.nape.local.fuzz;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A connection that is used as long as it holds. */
final class Line implements AutoCloseable {
    private final int port;
    private final Duration patience;
    private Optional<Connection> open = Optional.empty();

    Line(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    Answered send(Sent sent) throws IOException {
        var connection = open.isPresent() ? open.get() : new Connection(port, patience);
        open = Optional.of(connection);
        try {
            var answered = connection.send(sent);
            if (!sent.isWhole() || answered.isLast()) {
                close();
            }
            return answered;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        open.ifPresent(connection -> {
            try {
                connection.close();
            } catch (IOException e) {
                // It is given up anyway.
            }
        });
        open = Optional.empty();
    }
}

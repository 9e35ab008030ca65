package org.nape.bench.dispatch;

import java.io.IOException;
import java.time.Duration;

/** Who dispatches, in a process of its own that stays for the whole contest. */
interface Contestant extends AutoCloseable {
    /** How long so many take that are due at once. */
    Duration dispatch(int count) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}

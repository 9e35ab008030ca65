package org.nape.testbed;

/** A server that can be taken away and brought back, with the same data on the same port. */
public interface Server extends AutoCloseable {
    /** Starts it if it does not run, and returns when it answers. */
    void start();

    /** Stops it in good order. */
    void stop();

    /** Ends it as a crash would. */
    void kill();

    /** Stops it for good. */
    @Override
    void close();
}

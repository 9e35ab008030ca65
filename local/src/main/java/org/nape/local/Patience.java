package org.nape.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what follows from events, which is soon but not at once. */
final class Patience {
    private Patience() {}

    /** Asks again and again until there is something; throws, naming what is missing, when the time is over. */
    static <T> T await(String what, Duration patience, Callable<Optional<T>> find) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = call(what, find);
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new LaunchException(what + " has not come within " + patience.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static <T> Optional<T> call(String what, Callable<Optional<T>> find) throws InterruptedException {
        try {
            return find.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new LaunchException(what + " could not be asked for: " + e);
        }
    }
}

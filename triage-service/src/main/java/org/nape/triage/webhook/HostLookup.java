package org.nape.triage.webhook;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the addresses of a host. */
@FunctionalInterface
interface HostLookup {
    /** None if the host is unknown or nobody says so in time. */
    List<InetAddress> addressesOf(String host);

    /** Asks the operating system. That blocks a thread for as long as it likes, so threads are kept for nothing else. */
    static HostLookup ofSystem(Duration patience) {
        ExecutorService threads = new ThreadPoolExecutor(
                0,
                64,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("host-lookup-", 0).factory());
        return host -> {
            try {
                return List.of(threads.submit(() -> InetAddress.getAllByName(host))
                        .get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
                return List.of();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        };
    }
}

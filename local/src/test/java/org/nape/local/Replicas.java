package org.nape.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Replicas of a service beside the platform's own. */
final class Replicas {
    private static final int MORE = 2;

    private final List<ServiceProcess> all = new ArrayList<>();

    private Replicas() {}

    /**
     * Two more, which makes three; returns when they are ready.
     *
     * @param settings of each by its number, from 1 on
     */
    static Replicas ofTwo(String service, IntFunction<Map<String, String>> settings, Duration patience)
            throws Exception {
        var replicas = new Replicas();
        for (var port : Ports.free(MORE)) {
            var replica = RunningPlatform.get().service(service).replica(port, settings.apply(replicas.all.size() + 1));
            replicas.all.add(replica);
            replica.start();
        }
        for (var replica : replicas.all) {
            replica.awaitReady(patience);
        }
        return replicas;
    }

    ServiceProcess first() {
        return all.getFirst();
    }

    ServiceProcess last() {
        return all.getLast();
    }

    void stop() throws Exception {
        all.forEach(ServiceProcess::stop);
        for (var replica : all) {
            replica.awaitStopped();
        }
    }
}

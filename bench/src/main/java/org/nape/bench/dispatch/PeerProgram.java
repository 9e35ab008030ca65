package org.nape.bench.dispatch;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/** One of the peers in a process of its own: reads how many jobs to run, and prints how many nanoseconds that took. */
public final class PeerProgram {
    private PeerProgram() {}

    public static void main(String[] arguments) throws Exception {
        var database = new Database(arguments[1], arguments[2], arguments[3]);
        Peer peer = switch (arguments[0]) {
            case "db_scheduler" -> new DbSchedulerPeer(database);
            case "jobrunr" -> new JobRunrPeer(database);
            case "quartz" -> new QuartzPeer(database);
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        var asked = new BufferedReader(new InputStreamReader(System.in));
        for (var line = asked.readLine(); line != null; line = asked.readLine()) {
            System.out.println(peer.dispatch(Integer.parseInt(line)).toNanos());
        }
        System.exit(0);
    }
}

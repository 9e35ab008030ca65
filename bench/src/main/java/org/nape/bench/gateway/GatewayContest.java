package org.nape.bench.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.nape.bench.Contest;
import org.nape.bench.Effort;
import org.nape.bench.Figure;
import org.nape.local.Api;

/**
 * Requests that pass the door, per second, with 32 connections; and how long one takes longer than without a door, alone: against
 * nginx, and against vertx-http-proxy without anything around it.
 */
public final class GatewayContest implements Contest {
    private static final int MANY = 32;
    private static final int WARM_UP_SECONDS = 3;
    private static final int WARM_UP_REQUESTS = 300_000;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String question() {
        return "GET of 1 KB through a proxy: requests a second from 32 connections, and the median of one alone";
    }

    @Override
    public List<? extends Figure> run(Effort effort) throws IOException, InterruptedException {
        var nginx = Tools.find("nginx", "nginx-light");
        var program = Tools.find("wrk", "wrk");
        try (var ways = Ways.open(nginx)) {
            var wrk = new Wrk(program, new Api(ways.address()).newPerson().token());
            return measure(effort, ways, wrk);
        }
    }

    private static List<Share> measure(Effort effort, Ways ways, Wrk wrk) throws IOException, InterruptedException {
        var busy = new EnumMap<Way, List<Wrk.Seen>>(Way.class);
        var alone = new EnumMap<Way, List<Wrk.Seen>>(Way.class);
        for (var way : Way.values()) {
            System.err.println("warming up: " + way);
            warmUp(wrk, ways.port(way), effort.isQuick() ? WARM_UP_REQUESTS / 2 : WARM_UP_REQUESTS);
        }
        var rounds = effort.isQuick() ? 2 : 5;
        for (var round = 1; round <= rounds; round++) {
            for (var way : Way.values()) {
                System.err.printf("round %d of %d: %s%n", round, rounds, way);
                busy.computeIfAbsent(way, _ -> new ArrayList<>())
                        .add(wrk.ask(ways.port(way), MANY, effort.isQuick() ? 2 : 5));
                alone.computeIfAbsent(way, _ -> new ArrayList<>()).add(wrk.ask(ways.port(way), 1, 2));
            }
        }
        return shares(busy, alone);
    }

    /** Java makes fast what has run often, not what has run long: so each is asked as often. */
    private static void warmUp(Wrk wrk, int port, int often) throws IOException, InterruptedException {
        for (var asked = 0.0; asked < often; ) {
            asked += WARM_UP_SECONDS * wrk.ask(port, MANY, WARM_UP_SECONDS).perSecond();
        }
    }

    private static List<Share> shares(Map<Way, List<Wrk.Seen>> busy, Map<Way, List<Wrk.Seen>> alone) {
        var shares = new ArrayList<Share>();
        for (var way : Way.values()) {
            shares.add(Share.of(way + ", requests", rate(busy, way), "/s"));
            shares.add(Share.of(way + ", p50 of one alone", median(alone, way), "us"));
        }
        shares.add(Share.of("Nape's requests, of nginx'", rate(busy, Way.NAPE) / rate(busy, Way.NGINX), "x")
                .atLeast(0.6));
        shares.add(Share.of("Nape's requests, of vertx-http-proxy's", rate(busy, Way.NAPE) / rate(busy, Way.BARE), "x")
                .atLeast(0.9));
        var direct = median(alone, Way.DIRECT);
        shares.add(Share.of(
                        "what Nape adds to p50, of what nginx adds",
                        (median(alone, Way.NAPE) - direct) / (median(alone, Way.NGINX) - direct),
                        "x")
                .atMost(3));
        return shares;
    }

    private static double rate(Map<Way, List<Wrk.Seen>> seen, Way way) {
        return middle(seen, way, Wrk.Seen::perSecond);
    }

    private static double median(Map<Way, List<Wrk.Seen>> seen, Way way) {
        return middle(seen, way, Wrk.Seen::medianMicros);
    }

    private static double middle(Map<Way, List<Wrk.Seen>> seen, Way way, ToDoubleFunction<Wrk.Seen> of) {
        var sorted = seen.getOrDefault(way, List.of()).stream()
                .mapToDouble(of)
                .sorted()
                .toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

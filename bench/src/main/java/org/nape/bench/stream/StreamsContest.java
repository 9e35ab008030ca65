package org.nape.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nape.bench.Contest;
import org.nape.bench.Count;
import org.nape.bench.Effort;
import org.nape.bench.Figure;
import org.nape.bench.Latencies;
import org.nape.bench.MeasuredPlatform;
import org.nape.bench.Need;
import org.nape.local.Api;

/** A thousand subscribers of server-sent events at one gateway with a small heap: each is told of everything. */
public final class StreamsContest implements Contest {
    private static final int READERS = 1_000;
    private static final int RED_FLAGS_PER_SECOND = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final long MOST_HEAP = 256;
    private static final long MOST_MEMORY = 512;

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public String question() {
        return "%,d subscribers at one gateway, %d red flags a second: who has all, and in how much heap"
                .formatted(READERS, RED_FLAGS_PER_SECOND);
    }

    @Override
    public List<Figure> run(Effort effort) throws IOException, InterruptedException {
        var manyOfOne = Map.of("NAPE_GATEWAY_STREAM_AT_MOST_OF_ONE", Integer.toString(READERS));
        try (var platform = MeasuredPlatform.start(manyOfOne)) {
            var api = new Api(platform.address());
            var reporters = new Reporters(api);
            reporters.report(RED_FLAGS_PER_SECOND, 1, WARM_UP);
            try (var readers = Readers.open(platform.address().gateway(), api.tokenOfClient("subscriber"), READERS)) {
                reporters.report(RED_FLAGS_PER_SECOND, 1, effort.isQuick() ? QUICK : LONG_ENOUGH);
                var told = reporters.redFlags();
                var whoHasAll = new Count("subscribers who have all " + told.size(), readers.awaitAll(told), READERS);
                var waits =
                        new Latencies("answered until told, over all of them", readers.waits(told), Optional.empty());
                var gateway = platform.service("gateway").pid();
                return List.of(
                        whoHasAll,
                        waits,
                        new Need("heap that the gateway was given", heap(gateway), MOST_HEAP, "MB"),
                        new Need("memory of the gateway, at its most", memory(gateway), MOST_MEMORY, "MB"));
            }
        }
    }

    /** By its {@code -Xmx}: a gateway for which that is not enough ends by itself. */
    private static long heap(long pid) throws IOException {
        var command = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        return List.of(command.split("\0")).stream()
                .filter(option -> option.matches("-Xmx[0-9]+m"))
                .map(option -> Long.parseLong(option.substring(4, option.length() - 1)))
                .findFirst()
                .orElseThrow();
    }

    private static long memory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}

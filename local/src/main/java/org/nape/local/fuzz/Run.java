package org.nape.local.fuzz;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.nape.local.Address;
import org.nape.local.Api;

/** Sends the requests, several at once, and gathers what is found. */
final class Run {
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_FIRST = Duration.ofSeconds(30);
    /** More say nothing new. */
    private static final int ENOUGH = 20;

    private static final Pattern ID = Pattern.compile("\"\\w*Id\":\"([0-9a-f-]{36})\"");

    /** Every line that the platform has logged so far. */
    interface Log {
        List<String> lines() throws IOException;
    }

    private final int port;
    private final Log log;
    private final Callers callers;
    private final Requests requests;
    private final int operations;
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<Finding> findings = new ConcurrentLinkedQueue<>();

    Run(Address address, long seed, Log log) throws IOException, InterruptedException {
        var api = new Api(address);
        var all = Operation.allOf(api.get("/openapi", "").body());
        this.port = address.gateway().getPort();
        this.log = log;
        this.callers = new Callers(api);
        this.operations = all.size();
        this.requests = new Requests(all, seed, callers);
    }

    List<Finding> all(int count) throws IOException, InterruptedException {
        for (var first : requests.first()) {
            try (var connection = new Connection(port, PATIENCE_AT_FIRST)) {
                connection.send(first);
            }
        }
        var before = log.lines().size();
        var next = new AtomicInteger();
        try (var senders = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var i = 0; i < AT_ONCE; i++) {
                senders.execute(() -> send(next, count));
            }
        }
        callers.takeBack();
        var found = new ArrayList<>(findings);
        found.addAll(findInLog(before));
        return found;
    }

    List<Finding> one(int number) throws IOException {
        var before = log.lines().size();
        try (var line = new Line(port, PATIENCE)) {
            judge(number, line);
        }
        var found = new ArrayList<>(findings);
        found.addAll(findInLog(before));
        return found;
    }

    private void send(AtomicInteger next, int count) {
        try (var line = new Line(port, PATIENCE)) {
            for (var number = next.getAndIncrement();
                    number < count && findings.size() < ENOUGH;
                    number = next.getAndIncrement()) {
                judge(number, line);
            }
        }
    }

    private void judge(int number, Line line) {
        var sent = requests.make(number);
        var operation = requests.operation(number);
        try {
            var answered = line.send(sent);
            statuses.computeIfAbsent(answered.status(), _ -> new AtomicInteger())
                    .incrementAndGet();
            ID.matcher(answered.text()).results().limit(2).forEach(id -> callers.remember(id.group(1)));
            Judge.findFault(operation, sent, answered)
                    .ifPresent(what -> findings.add(
                            new Finding(number, operation, what, sent, answered.status() + " " + answered.text())));
        } catch (SocketTimeoutException e) {
            findings.add(new Finding(number, operation, "no answer in " + PATIENCE.toSeconds() + " s", sent, ""));
        } catch (IOException e) {
            findings.add(new Finding(number, operation, "no answer: " + e.getMessage(), sent, ""));
        }
    }

    /** What was sent must not be in any log; and what a service says went wrong in it is a fault, whatever it answered. */
    private List<Finding> findInLog(int before) throws IOException {
        var found = new ArrayList<Finding>();
        for (var line : log.lines().stream().skip(before).toList()) {
            if (found.size() < ENOUGH && line.contains(Requests.CANARY)) {
                found.add(inLog(line, "what was sent is in a log"));
            } else if (found.size() < ENOUGH && line.contains(" ERROR ")) {
                found.add(inLog(line, "an error in a log"));
            }
        }
        return found;
    }

    private Finding inLog(String line, String what) {
        var number = Pattern.compile(Requests.CANARY + "\\w+?x(\\d+)x").matcher(line);
        var of = number.find() ? Integer.parseInt(number.group(1)) : 0;
        return new Finding(of, requests.operation(of), what, requests.make(of), line);
    }

    @Override
    public String toString() {
        var sent = statuses.values().stream().mapToInt(AtomicInteger::get).sum();
        return sent + " requests over " + operations + " operations; answers by status " + new TreeMap<>(statuses);
    }
}

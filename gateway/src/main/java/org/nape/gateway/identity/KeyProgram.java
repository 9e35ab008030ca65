package org.nape.gateway.identity;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.nape.gateway.identity.Arguments.UsageException;

/** {@code ./nape key}: changes the key that signs tokens, beside gateways that run or on a folder where none does. */
public final class KeyProgram {
    private static final String USAGE = """
            usage: ./nape key list                     the keys, and from when each signs
                   ./nape key rotate [--after 10m]     a new one; it is published now and signs after that time.
                                                       Tokens of the old ones stay good
                   ./nape key remove ID                one that somebody else may have: every token that it signed is
                                                       refused, and a person with such a token is a stranger
                   … [--data .nape]                    of the platform in this folder
            Gateways that run take a change within seconds.""";

    /** Longer than anybody goes on with the keys that they know. */
    private static final Duration AFTER = Duration.ofMinutes(10);

    private final Arguments arguments;
    private final SecretFile file;
    private final Instant now;
    private final PrintStream out;
    private final PrintStream errors;

    private KeyProgram(Arguments arguments, Clock clock, PrintStream out, PrintStream errors) {
        this.arguments = arguments;
        this.file = new SecretFile(arguments.home().resolve(KeyRing.FILE));
        this.now = clock.instant();
        this.out = out;
        this.errors = errors;
    }

    public static void main(String[] typed) {
        System.exit(run(typed, Clock.systemUTC(), System.out, System.err));
    }

    static int run(String[] typed, Clock clock, PrintStream out, PrintStream errors) {
        return TerminalProgram.run(USAGE, errors, () -> {
            var arguments = Arguments.parse(typed, Set.of("--after"));
            new KeyProgram(arguments, clock, out, errors).run();
        });
    }

    private void run() {
        switch (arguments.command()) {
            case "list" -> list();
            case "rotate" -> rotate();
            case "remove" -> remove(arguments.subject("id"));
            default -> throw new UsageException("unknown command");
        }
    }

    private KeyRing read(Optional<String> text) {
        return KeyRing.read(
                text.orElseThrow(() -> new IllegalStateException("no platform has its keys in " + arguments.home())));
    }

    private void mustBeThere() {
        read(file.find());
    }

    private void list() {
        arguments.nothingMore();
        var ring = read(file.find());
        var signing = ring.signing(now).id();
        for (var key : ring.keys()) {
            var from = key.from().equals(Instant.EPOCH) ? "from the beginning" : "from " + key.from();
            out.printf("%s  signs %s%s%n", key.id(), from, key.id().equals(signing) ? "  (now)" : "");
        }
    }

    private void rotate() {
        arguments.nothingMore();
        var from = now.plus(arguments.duration("--after", AFTER)).truncatedTo(ChronoUnit.SECONDS);
        mustBeThere();
        var key = SigningKey.make(from);
        file.change(text -> read(text).with(key).write());
        out.printf("%s  signs from %s%n", key.id(), from);
    }

    private void remove(String id) {
        mustBeThere();
        file.change(text -> {
            var ring = read(text);
            if (!ring.ids().contains(id)) {
                throw new IllegalStateException("there is no key " + id);
            }
            var rest = ring.without(id);
            if (rest.keys().stream().noneMatch(key -> !key.from().isAfter(now))) {
                throw new IllegalStateException("no other key signs yet; ./nape key rotate --after 0s makes one");
            }
            return rest.write();
        });
        errors.println("removed; gateways that run refuse within seconds what it signed, and services within minutes");
    }
}

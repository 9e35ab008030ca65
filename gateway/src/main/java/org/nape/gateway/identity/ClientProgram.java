package org.nape.gateway.identity;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nape.gateway.identity.Arguments.UsageException;

/** {@code ./nape client}: lets clients in and puts them out, beside gateways that run or on a folder where none does. */
public final class ClientProgram {
    private static final String USAGE = """
            usage: ./nape client list                        the clients, their roles and how many secrets they have
                   ./nape client add ROLE [--id NAME]        a new one: clinician, subscriber or operator
                   ./nape client rotate ID [--keep 24h]      a new secret; the old one holds for that long.
                                                             0s ends it now, and every token of the client
                   ./nape client remove ID                   its tokens, streams and webhooks end
                   … [--data .nape]                          of the platform in this folder
            A secret is shown once. Gateways that run take a change at once, and end tokens within seconds.""";

    private static final Duration KEEP = Duration.ofHours(24);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Arguments arguments;
    private final ClientFile file;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream errors;

    private ClientProgram(Arguments arguments, Clock clock, PrintStream out, PrintStream errors) {
        this.arguments = arguments;
        this.file = new ClientFile(arguments.home(), clock);
        this.clock = clock;
        this.out = out;
        this.errors = errors;
    }

    public static void main(String[] typed) {
        System.exit(run(typed, Clock.systemUTC(), System.out, System.err));
    }

    static int run(String[] typed, Clock clock, PrintStream out, PrintStream errors) {
        return TerminalProgram.run(USAGE, errors, () -> {
            var arguments = Arguments.parse(typed, Set.of("--id", "--keep"));
            new ClientProgram(arguments, clock, out, errors).run();
        });
    }

    private void run() {
        switch (arguments.command()) {
            case "list" -> list();
            case "add" -> add(arguments.subject("role"));
            case "rotate" -> rotate(arguments.subject("id"));
            case "remove" -> remove(arguments.subject("id"));
            default -> throw new UsageException("unknown command");
        }
    }

    private void mustBeThere() {
        if (!file.isThere()) {
            throw new IllegalStateException("no platform has its clients in " + arguments.home());
        }
    }

    private void list() {
        arguments.nothingMore();
        mustBeThere();
        for (var client : file.open()) {
            out.printf(
                    "%-24s %-12s %s%n",
                    client.clientId(), client.role(), client.isThere() ? secrets(client) : "removed");
        }
    }

    private String secrets(Client client) {
        return client.secrets().stream()
                .filter(secret -> secret.isGoodAt(clock.instant()))
                .map(secret -> secret.until() == null
                        ? "secret"
                        : "old secret until " + secret.until().truncatedTo(ChronoUnit.SECONDS))
                .collect(Collectors.joining(", "));
    }

    private void add(String role) {
        if (!ClientFile.ROLES.contains(role)) {
            throw new UsageException("a client is a clinician, a subscriber or an operator, not " + role);
        }
        var id = arguments
                .option("--id")
                .orElseGet(() -> role + "-" + UUID.randomUUID().toString().substring(0, 8));
        if (!ID.matcher(id).matches()) {
            throw new UsageException("--id takes up to 64 letters, digits, dots, dashes and underscores");
        }
        mustBeThere();
        var secret = SecretHash.newSecret();
        file.change(all -> {
            mustBeFree(id, all);
            return Stream.concat(all.stream(), Stream.of(Client.make(id, role, secret, clock.instant())))
                    .toList();
        });
        tell(new ClientSecret(id, secret, role));
    }

    /** An id that was just given up may still have webhooks, which are nobody's to inherit. */
    private static void mustBeFree(String id, List<Client> all) {
        all.stream().filter(client -> client.clientId().equals(id)).findFirst().ifPresent(client -> {
            throw new IllegalStateException(
                    client.isThere()
                            ? "there is a client " + id + " already; ./nape client rotate gives it a new secret"
                            : id + " was removed and is free once a gateway has ended its webhooks");
        });
    }

    private void rotate(String id) {
        var secret = SecretHash.newSecret();
        var keep = arguments.duration("--keep", KEEP);
        var rotated = changed(id, client -> client.rotated(secret, keep, clock.instant()));
        file.forgetFirst(id);
        tell(new ClientSecret(id, secret, rotated.role()));
    }

    private void remove(String id) {
        changed(id, client -> client.removed(clock.instant()));
        file.forgetFirst(id);
        errors.println("removed; gateways that run refuse its tokens within seconds and end its streams and webhooks");
    }

    private Client changed(String id, UnaryOperator<Client> change) {
        mustBeThere();
        var after = file.change(all -> {
            if (all.stream().noneMatch(client -> isThere(id, client))) {
                throw new IllegalStateException("there is no client " + id);
            }
            return all.stream()
                    .map(client -> isThere(id, client) ? change.apply(client) : client)
                    .toList();
        });
        return after.stream()
                .filter(client -> client.clientId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isThere(String id, Client client) {
        return client.clientId().equals(id) && client.isThere();
    }

    /** As one line of JSON, for a person and for a program. */
    private void tell(ClientSecret client) {
        out.println(ClientList.line(client));
        errors.println("the secret is shown this once: keep it where only the client can read it");
    }
}

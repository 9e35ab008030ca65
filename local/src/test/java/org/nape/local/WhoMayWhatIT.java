package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is whose: every operation, asked by everyone, of a thing that is the person's or the subscriber's, and of one that is
 * not there. A route without a line in the table fails.
 */
class WhoMayWhatIT {
    private static final Pattern NAME = Pattern.compile("\\{([^/}]+)}");
    private static final Set<String> REFUSED = Set.of("401", "403");

    private final Api api = RunningPlatform.api();
    private final Operations operations;
    private final Callers callers = new Callers();
    private final Things things = new Things(api, callers);
    private final WhoMayWhat table = WhoMayWhat.read();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> wrong = new ArrayList<>();

    WhoMayWhatIT() throws Exception {
        operations = new Operations(api.get("/openapi", "").body());
    }

    private record Answer(String status, JsonNode body) {}

    @AfterEach
    void endWebhooks() throws Exception {
        for (var client : List.of("subscriber", "subscriber2")) {
            RunningPlatform.endWebhooksOf(callers.token(client));
        }
    }

    @Test
    void everyoneGetsFromEveryOperationWhatTheTableSays() throws Exception {
        assertThat(operations.names()).as("routes without a description").containsAll(Operations.routes());
        assertThat(table.operations()).as("lines of " + WhoMayWhat.FILE).isEqualTo(operations.names());

        for (var line : table.lines()) {
            askAll(line);
            if (line.method().equals("DELETE")) {
                NAME.matcher(line.path()).results().forEach(name -> things.forget(name.group(1)));
            }
        }

        assertThat(wrong).isEmpty();
    }

    private void askAll(WhoMayWhat.Line line) throws Exception {
        var gateway = RunningPlatform.get().address().gateway();
        var nothings = new HashSet<String>();
        for (var caller : table.callersOf(line)) {
            var answer = ask(gateway, line, caller);
            var expected = table.status(line, caller);
            if (!answer.status().equals(expected)) {
                wrong.add("%s for %s: %s, not %s".formatted(line.name(), caller, answer.status(), expected));
            }
            if (answer.status().equals("404")) {
                nothings.add(answer.body().path("type") + " " + answer.body().path("detail"));
            }
            if (REFUSED.contains(expected)) {
                askService(line, caller, expected);
            }
        }
        if (nothings.size() > 1) {
            wrong.add("%s tells what is there and what is not: %s".formatted(line.name(), nothings));
        }
    }

    /** The gateway is a door, not a wall: whoever reaches a service itself is refused there as well. */
    private void askService(WhoMayWhat.Line line, String caller, String expected) throws Exception {
        var service = Operations.serviceOf(line.name());
        if (service.isPresent()) {
            var status = ask(RunningPlatform.get().service(service.get()).address(), line, caller)
                    .status();
            if (!status.equals(expected)) {
                wrong.add(
                        "%s for %s at the service itself: %s, not %s".formatted(line.name(), caller, status, expected));
            }
        }
    }

    private Answer ask(URI server, WhoMayWhat.Line line, String caller) throws Exception {
        var absent = caller.equals(WhoMayWhat.ABSENT);
        var path = new StringBuilder();
        var names = NAME.matcher(line.path());
        while (names.find()) {
            names.appendReplacement(path, absent ? Things.absent(names.group(1)) : things.there(names.group(1)));
        }
        names.appendTail(path);
        var own = absent ? Optional.<Map<String, Object>>empty() : things.body(line.name());
        var request = operations.request(line.name(), server, path.toString(), own);
        var token = callers.token(absent ? table.whoMay(line) : caller);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return answer(request.build());
    }

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofInputStream());
        // A stream never ends: its status is enough.
        try (var body = answer.body()) {
            return new Answer(
                    Integer.toString(answer.statusCode()),
                    answer.statusCode() == 404 ? new ObjectMapper().readTree(body) : new ObjectMapper().nullNode());
        }
    }
}

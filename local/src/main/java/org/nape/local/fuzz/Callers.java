package org.nape.local.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.random.RandomGenerator;
import org.nape.local.Api;

/** Who asks: real people and clients, and everybody who only says so. */
final class Callers {
    private static final List<String> CLIENTS = List.of("clinician", "subscriber", "operator");
    private static final String PERSON = "person";
    private static final int PEOPLE = 12;

    private final Api api;
    private final Map<String, String> clients = new HashMap<>();
    private final List<String> people;
    private final ConcurrentLinkedDeque<String> ids = new ConcurrentLinkedDeque<>();

    Callers(Api api) throws IOException, InterruptedException {
        this.api = api;
        for (var role : CLIENTS) {
            clients.put(role, api.tokenOfClient(role));
        }
        var made = new String[PEOPLE];
        for (var i = 0; i < PEOPLE; i++) {
            made[i] = api.newPerson().token();
        }
        people = List.of(made);
    }

    /** Ends the webhooks that were made, so that nobody goes on calling addresses that are none. */
    void takeBack() throws IOException, InterruptedException {
        var token = clients.get("subscriber");
        for (var made = webhooks(token); !made.isEmpty(); made = webhooks(token)) {
            for (var each : made) {
                api.delete("/api/v1/webhooks/" + each.path("webhookId").asText(), token);
            }
        }
    }

    private JsonNode webhooks(String token) throws IOException, InterruptedException {
        return api.get("/api/v1/webhooks", token).body().path("items");
    }

    /** Of one of these roles. Who erases themselves is the last of the people, so that the others stay. */
    String token(Operation operation, RandomGenerator random) {
        if (operation.method().equals("DELETE") && operation.path().endsWith("/me")) {
            return people.getLast();
        }
        var role = operation.roles().isEmpty() ? PERSON : Corpus.any(operation.roles(), random);
        return role.equals(PERSON) ? people.get(random.nextInt(PEOPLE - 1)) : clients.get(role);
    }

    /** What is no token, or one that was changed. */
    String wrongAuthorization(Operation operation, RandomGenerator random) {
        var parts = token(operation, random).split("\\.");
        return switch (random.nextInt(10)) {
            case 0 -> "";
            case 1 -> "Bearer";
            case 2 -> "Bearer " + parts[0];
            case 3 -> "Bearer " + parts[0] + "." + parts[1] + ".";
            case 4 -> "Bearer eyJhbGciOiJub25lIn0." + parts[1] + ".";
            case 5 -> "Bearer " + parts[0] + "." + parts[1] + "A." + parts[2];
            case 6 -> "Bearer " + parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse();
            case 7 -> "Basic bmFwZTpuYXBl";
            case 8 -> "Bearer " + "A".repeat(9_000);
            default -> "Bearer " + Corpus.any(Corpus.HEADER_VALUES, random);
        };
    }

    String anotherRole(RandomGenerator random) {
        return clients.get(Corpus.any(CLIENTS, random));
    }

    /** An id of something that is there, whoever's it is. */
    String anId(RandomGenerator random) {
        var known = ids.peekFirst();
        return known == null || random.nextInt(4) == 0 ? Corpus.any(Corpus.STEPS, random) : rotated(known);
    }

    private String rotated(String known) {
        ids.pollFirst();
        ids.addLast(known);
        return known;
    }

    void remember(String id) {
        ids.addFirst(id);
        while (ids.size() > 200) {
            ids.pollLast();
        }
    }
}

package org.nape.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.nape.testbed.TokenMaker;

/** One of each who may come to the door; persons' tokens are made without asking, as an address may ask for few. */
final class Callers {
    private final TokenMaker maker =
            TokenMaker.ofGateway(RunningPlatform.get().address().data());
    private final Map<String, String> tokens = new LinkedHashMap<>();
    final Api.Person owner = person();

    Callers() throws Exception {
        var api = RunningPlatform.api();
        var other = new ObjectMapper().readTree(Nape.run("client", "add", "subscriber"));
        tokens.put("nobody", "");
        tokens.put("operator", api.tokenOfClient("operator"));
        tokens.put("other", person().token());
        tokens.put("person", owner.token());
        tokens.put("subscriber2", token(api, other));
        tokens.put("subscriber", api.tokenOfClient("subscriber"));
        tokens.put("clinician", api.tokenOfClient("clinician"));
    }

    private static String token(Api api, JsonNode client) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> api.tokenOfClient(client), token -> !token.isEmpty());
    }

    Api.Person person() {
        var id = UUID.randomUUID();
        return new Api.Person(id, maker.token(id.toString(), "person", Duration.ofHours(1)));
    }

    String token(String caller) {
        return tokens.get(caller);
    }
}

package org.nape.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One request: unless something else is said, by whoever may, with the example of the description, of what is not there. */
final class Call {
    private static final Pattern VALUE = Pattern.compile("\\{([^/}]*)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Examiner examiner;
    private final DescribedOperation operation;
    private final List<String> headers = new ArrayList<>();
    private String token;
    private String path;
    private String query;
    private String type = "";
    private String body = "";

    Call(Examiner examiner, DescribedOperation operation) {
        this.examiner = examiner;
        this.operation = operation;
        token = operation.bearers().isEmpty()
                ? ""
                : examiner.token(operation.bearers().getFirst());
        path = VALUE.matcher(operation.path())
                .replaceAll(value -> value.group(1).equals("version")
                        ? "99.99"
                        : UUID.randomUUID().toString());
        query = operation.neededQuery();
        var contents = examiner.described()
                .resolved(operation.described().path("requestBody"))
                .path("content");
        for (var content : contents.properties()) {
            var examples = Described.examples(content.getValue());
            if (!examples.isEmpty()) {
                type = content.getKey();
                body = type.endsWith("json") ? examples.getFirst().toString() : form(examples.getFirst());
            }
        }
    }

    private static String form(JsonNode example) {
        return example.properties().stream()
                .map(each ->
                        each.getKey() + "=" + URLEncoder.encode(each.getValue().asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    Call by(String bearer) {
        token = bearer;
        return this;
    }

    /** Of the thing with this id. */
    Call of(String id) {
        path = VALUE.matcher(operation.path()).replaceFirst(id);
        return this;
    }

    Call asking(String text) {
        query = text;
        return this;
    }

    Call with(Object json) {
        return with("application/json", JSON.valueToTree(json).toString());
    }

    Call with(String bodyType, String text) {
        type = bodyType;
        body = text;
        return this;
    }

    Call header(String name, String value) {
        headers.addAll(List.of(name, value));
        return this;
    }

    Call ifMatch(String etag) {
        return header("If-Match", etag);
    }

    Call keyed(String key) {
        return header("Idempotency-Key", key);
    }

    Examiner.Heard answers(int status) throws Exception {
        var heard = examiner.hear(operation, request());
        examiner.expect(operation, status, heard);
        return heard;
    }

    /** Once what it stands on has arrived. */
    Examiner.Heard answersSoon(int status) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> examiner.hear(operation, request()), heard -> heard.status() == status);
    }

    private HttpRequest request() {
        var request = HttpRequest.newBuilder(examiner.door().resolve(query.isEmpty() ? path : path + "?" + query))
                .timeout(Duration.ofSeconds(15));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        for (var i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request.method(
                        operation.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }
}

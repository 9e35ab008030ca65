package org.nape.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The served description as a judge: of each answer, what it does not say. An object may have no member that is not described. */
final class Described {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String PROBLEM = "Problem";

    private final ObjectNode whole;
    private final Map<String, DescribedOperation> operations = new TreeMap<>();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    Described(JsonNode served) {
        whole = served.deepCopy();
        for (var schema : whole.path("components").path("schemas").properties()) {
            if (!schema.getKey().equals(PROBLEM)) {
                close(schema.getValue());
            }
        }
        for (var path : whole.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    var id = method.getValue().path("operationId").asText();
                    operations.put(
                            id,
                            new DescribedOperation(
                                    id, method.getKey().toUpperCase(), path.getKey(), method.getValue()));
                }
            }
        }
    }

    /** Of problems some kinds have further members; all else is described to the end. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Described::close);
    }

    Collection<DescribedOperation> operations() {
        return operations.values();
    }

    DescribedOperation operation(String id) {
        if (!operations.containsKey(id)) {
            throw new IllegalArgumentException("There is no operation " + id);
        }
        return operations.get(id);
    }

    /** What the description does not say of this answer. */
    List<String> faults(DescribedOperation operation, int status, HttpHeaders headers, String body) {
        var response = resolved(operation.described().path("responses").path(Integer.toString(status)));
        if (response.isMissingNode()) {
            return List.of("the status is not described");
        }
        var faults = new ArrayList<String>();
        for (var header : response.path("headers").properties()) {
            if (headers.firstValue(header.getKey()).isEmpty()) {
                faults.add("there is no header " + header.getKey());
            }
        }
        var contents = response.path("content");
        var type = headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (contents.isEmpty() ? !body.isEmpty() : !contents.has(type)) {
            faults.add("a body of the type '%s' is not described".formatted(type));
        } else if (type.endsWith("json")) {
            faults.addAll(faults(contents.path(type).path("schema"), body));
        }
        return faults;
    }

    /** Which examples of requests and answers do not fit their own schemas. */
    List<String> untrueExamples() {
        var faults = new ArrayList<String>();
        for (var operation : operations()) {
            var bodies = new ArrayList<JsonNode>();
            bodies.add(operation.described().path("requestBody"));
            operation.described().path("responses").forEach(bodies::add);
            for (var body : bodies) {
                for (var content : resolved(body).path("content")) {
                    examples(content).stream()
                            .filter(JsonNode::isContainerNode)
                            .flatMap(example -> faults(content.path("schema"), example.toString()).stream())
                            .forEach(fault -> faults.add(operation.id() + ": " + fault));
                }
            }
        }
        return faults;
    }

    static List<JsonNode> examples(JsonNode content) {
        var examples = new ArrayList<JsonNode>();
        if (content.has("example")) {
            examples.add(content.path("example"));
        }
        content.path("examples").forEach(each -> examples.add(each.path("value")));
        return examples;
    }

    /** The kinds of problems that the examples name. */
    Set<String> problems() {
        return new TreeSet<>(whole.findValuesAsText("type").stream()
                .filter(type -> type.startsWith("/problems/"))
                .toList());
    }

    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isTextual() ? whole.at(reference.textValue().substring(1)) : node;
    }

    private List<String> faults(JsonNode schema, String json) {
        ObjectNode alone = schema.deepCopy();
        alone.set("components", whole.path("components"));
        return schemas
                .getSchema(alone)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}

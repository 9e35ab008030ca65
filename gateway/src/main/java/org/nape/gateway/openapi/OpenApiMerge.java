package org.nape.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nape.gateway.route.Routes;

/**
 * Adds what each service says of itself to one description: only operations that the door lets through, components of the
 * same name kept apart, one way to show a token, one way to be refused.
 */
final class OpenApiMerge {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String COMPONENTS = "#/components/";

    private final ObjectNode whole;
    private final JsonNode ofFrame;

    /** @param frame the description without the services: title, security scheme and the gateway's own operations */
    OpenApiMerge(ObjectNode frame) {
        this.whole = frame.deepCopy();
        this.ofFrame = frame.path("components");
        for (var path : whole.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                addOperation(path.getKey(), operation.getKey(), operation.getValue());
            }
        }
    }

    /** The whole, without those words of the door that no operation needs. */
    ObjectNode whole() {
        var referenced = Set.copyOf(whole.findValuesAsText("$ref"));
        var unused = ofFrame.path("responses")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !referenced.contains(COMPONENTS + "responses/" + name))
                .toList();
        at(whole, "components", "responses").remove(unused);
        return whole;
    }

    void add(String service, JsonNode description) {
        var names = namesOfComponents(service, description.path("components"));
        for (var path : description.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    addOperation(path.getKey(), operation.getKey(), withNames(operation.getValue(), names));
                }
            }
        }
        for (var kind : description.path("components").properties()) {
            for (var component : kind.getValue().properties()) {
                var pointer = COMPONENTS + kind.getKey() + "/" + component.getKey();
                if (names.containsKey(pointer)) {
                    put(names.get(pointer), withNames(component.getValue(), names));
                }
            }
        }
        addTags(description.path("tags"));
    }

    private void addOperation(String path, String method, JsonNode described) {
        var asked = method.toUpperCase(Locale.ROOT);
        if (!(described instanceof ObjectNode operation) || !Routes.offers(asked, path)) {
            return;
        }
        DoorWords.add(operation, asked, path);
        at(whole, "paths", path).set(method, operation);
    }

    /**
     * Where each component of a service goes: to its own name, or behind the service's if another one has it. What the frame
     * describes is everybody's: a service means the same by it.
     */
    private Map<String, String> namesOfComponents(String service, JsonNode components) {
        var names = new HashMap<String, String>();
        for (var kind : components.properties()) {
            if (kind.getKey().equals("securitySchemes")) {
                continue;
            }
            for (var component : kind.getValue().properties()) {
                var known = whole.path("components").path(kind.getKey()).path(component.getKey());
                if (!ofFrame.path(kind.getKey()).path(component.getKey()).isMissingNode()) {
                    continue;
                }
                var isFree = known.isMissingNode() || known.equals(component.getValue());
                var name = isFree ? component.getKey() : service + component.getKey();
                names.put(
                        COMPONENTS + kind.getKey() + "/" + component.getKey(), COMPONENTS + kind.getKey() + "/" + name);
            }
        }
        return names;
    }

    private void put(String pointer, JsonNode component) {
        var steps = pointer.substring(COMPONENTS.length()).split("/", 2);
        at(whole, "components", steps[0]).set(steps[1], component);
    }

    private void addTags(JsonNode tags) {
        var all = whole.withArrayProperty("tags");
        for (var tag : tags) {
            if (!all.findValuesAsText("name").contains(tag.path("name").asText())) {
                all.add(tag);
            }
        }
    }

    private static JsonNode withNames(JsonNode node, Map<String, String> names) {
        var copy = node.deepCopy();
        rename(copy, names);
        return copy;
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            var pointer = object.get("$ref").textValue();
            object.set("$ref", TextNode.valueOf(names.getOrDefault(pointer, pointer)));
        }
        node.forEach(child -> rename(child, names));
    }

    private static ObjectNode at(ObjectNode root, String first, String second) {
        return root.withObjectProperty(first).withObjectProperty(second);
    }
}

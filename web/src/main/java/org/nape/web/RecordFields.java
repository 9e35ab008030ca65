package org.nape.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Says in the description of the API which fields of a record may be null: those that it marks so and that are not left out. And
 * which an answer always has: all that are not left out. What a request needs is said where it is checked.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RecordFields implements OASFilter {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName LEFT_OUT = DotName.createSimple(JsonInclude.class);
    private static final DotName NAMED =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final IndexView code;

    public RecordFields(IndexView code) {
        this.code = code;
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        var components = description.getComponents();
        if (components == null || components.getSchemas() == null) {
            return;
        }
        var asked = RequestSchemas.names(description);
        code.getKnownClasses().stream()
                .filter(type -> type.isRecord() && !type.hasDeclaredAnnotation(LEFT_OUT))
                .forEach(type -> schemas(type, components.getSchemas()).forEach(named -> {
                    nullable(type).forEach(field -> allowNull(named.getValue(), field));
                    if (!asked.contains(named.getKey())) {
                        named.getValue().setRequired(always(type));
                    }
                }));
    }

    /** By name, of which that of a generic record is the begin; and as two may have one name, by the fields too. */
    private static Stream<Map.Entry<String, Schema>> schemas(ClassInfo type, Map<String, Schema> all) {
        var fields =
                type.recordComponents().stream().map(RecordComponentInfo::name).collect(Collectors.toSet());
        var name = name(type);
        return all.entrySet().stream()
                .filter(entry -> type.typeParameters().isEmpty()
                        ? entry.getKey().equals(name)
                        : entry.getKey().startsWith(name))
                .filter(entry -> entry.getValue().getProperties() != null
                        && entry.getValue().getProperties().keySet().equals(fields));
    }

    private static String name(ClassInfo type) {
        return Optional.ofNullable(type.declaredAnnotation(NAMED))
                .map(schema -> schema.value("name"))
                .map(AnnotationValue::asString)
                .orElse(type.simpleName());
    }

    private static List<String> nullable(ClassInfo type) {
        return type.fields().stream()
                .filter(field -> field.type().hasAnnotation(NULLABLE) && !field.hasAnnotation(LEFT_OUT))
                .map(FieldInfo::name)
                .toList();
    }

    private static List<String> always(ClassInfo type) {
        return type.recordComponents().stream()
                .map(RecordComponentInfo::name)
                .filter(name -> !type.field(name).hasAnnotation(LEFT_OUT))
                .toList();
    }

    private static void allowNull(Schema schema, String field) {
        var value = schema.getProperties().get(field);
        if (value.getRef() != null) {
            schema.addProperty(
                    field,
                    OASFactory.createSchema()
                            .addAnyOf(value)
                            .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
        } else if (value.getType() != null && !value.getType().contains(Schema.SchemaType.NULL)) {
            value.addType(Schema.SchemaType.NULL);
        }
    }
}

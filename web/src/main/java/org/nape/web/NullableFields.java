package org.nape.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

/** Says in the description of the API which fields may be null: those that the records mark so and that are not left out. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class NullableFields implements OASFilter {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName LEFT_OUT = DotName.createSimple(JsonInclude.class);
    private static final DotName NAMED =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final IndexView code;

    public NullableFields(IndexView code) {
        this.code = code;
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        var components = description.getComponents();
        if (components == null || components.getSchemas() == null) {
            return;
        }
        code.getKnownClasses().stream()
                .filter(type -> type.isRecord() && !type.hasDeclaredAnnotation(LEFT_OUT))
                .forEach(type -> findSchema(type, components.getSchemas())
                        .ifPresent(schema -> nullable(type).forEach(field -> allowNull(schema, field))));
    }

    /** By name; and as a name may be that of two records, by the fields too. */
    private static Optional<Schema> findSchema(ClassInfo type, Map<String, Schema> schemas) {
        var fields =
                type.recordComponents().stream().map(RecordComponentInfo::name).collect(Collectors.toSet());
        return Optional.ofNullable(schemas.get(name(type)))
                .filter(schema -> schema.getProperties() != null
                        && schema.getProperties().keySet().equals(fields));
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

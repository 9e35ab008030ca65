package org.nape.content.catalogue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ContentKind;
import org.nape.knowledge.Knowledge;
import org.nape.web.Cacheable;
import org.nape.web.Page;
import org.nape.web.Problem;

/** The library, for anyone. */
@Path("/api/v1/content")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Content", description = "What there is to read and do")
public class CatalogueResource {
    private static final String FIVE_MINUTES = "public, max-age=300";
    private static final String KINDS =
            Arrays.stream(ContentKind.values()).map(ContentKind::id).collect(Collectors.joining(", "));

    private final Catalogue catalogue;

    CatalogueResource(Knowledge knowledge) {
        this.catalogue = new Catalogue(knowledge);
    }

    @GET
    @Operation(
            operationId = "getContent",
            summary = "List the content items",
            description = "In a fixed order, page by page.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content =
                    @Content(
                            schema = @Schema(implementation = ItemPage.class),
                            examples = @ExampleObject(name = "exercises", value = CatalogueExamples.PAGE)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the given ETag")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Parameter(description = "Only items of this kind", example = "exercise") @QueryParam("kind") @Nullable
                    String kind,
            @Parameter(description = "Words that must all occur", example = "ice pack")
                    @QueryParam("q")
                    @DefaultValue("")
                    @Size(max = 200)
                    String q,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context Request request) {
        var wanted = Optional.ofNullable(kind).map(CatalogueResource::kind);
        int most = Page.limit(limit);
        int from =
                Page.after(cursor, catalogue::placeOf).map(place -> place + 1).orElse(0);
        return new Cacheable(catalogue.fingerprint(), FIVE_MINUTES).answer(request, () -> {
            var items = catalogue.list(wanted, q.strip(), from, most + 1);
            return Page.of(items, most, ContentItem::slug).map(Item::of);
        });
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getContentItem", summary = "Read a content item")
    @APIResponse(
            responseCode = "200",
            description = "The whole item",
            content =
                    @Content(
                            schema = @Schema(implementation = LibraryItem.class),
                            examples = @ExampleObject(name = "icePack", value = CatalogueExamples.ITEM)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the given ETag")
    @APIResponse(
            responseCode = "404",
            description = "There is no such item",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response read(@Parameter(example = "ice-pack") @PathParam("slug") String slug, @Context Request request) {
        var item = catalogue
                .find(slug)
                .orElseThrow(() -> Problem.notFound("There is no content item of this name.")
                        .asException());
        return new Cacheable(catalogue.fingerprint() + "-" + slug, FIVE_MINUTES)
                .answer(request, () -> LibraryItem.of(item, catalogue.warning()));
    }

    private static ContentKind kind(String id) {
        return ContentKind.find(id)
                .orElseThrow(() -> Problem.badRequest(
                                "There is no such kind", List.of(new Problem.Fault("kind", "must be one of " + KINDS)))
                        .asException());
    }

    /** A content item in a list. */
    @Schema(name = "LibraryEntry")
    record Item(String slug, String kind, String title, String summary) {
        private static Item of(ContentItem item) {
            return new Item(item.slug(), item.kind().id(), item.title(), item.summary());
        }
    }

    /** Names the page in the API's description, which knows no generics. */
    @Schema(name = "ContentPage")
    record ItemPage(List<Item> items, @Nullable String nextCursor) {}
}

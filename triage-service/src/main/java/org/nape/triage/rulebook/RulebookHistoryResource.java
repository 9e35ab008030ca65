package org.nape.triage.rulebook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Knowledge;
import org.nape.web.Page;
import org.nape.web.Problem;

/** Which rules were in use since when: a clinician who reads an old report finds those before and after it. */
@Path("/api/v1/rules/history")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Rulebook")
public class RulebookHistoryResource {
    private static final String EXAMPLE = """
            {"items": [{"version": "1.0", "firstUsedAt": "2026-01-31T09:00:00Z", "inForce": true,
              "rulesHash": "5d41402abc4b2a76b9719d911017c592ae1a7b3d0ea1c8a3a2f5d1b7e6c4f9aa"}], "nextCursor": null}""";

    private final Rulebooks rulebooks;
    private final String inForce;

    RulebookHistoryResource(Rulebooks rulebooks, Knowledge knowledge) {
        this.rulebooks = rulebooks;
        this.inForce = knowledge.contentHash();
    }

    @GET
    @Operation(operationId = "getRulesHistory", summary = "All rules that were ever in use, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content =
                    @Content(
                            schema = @Schema(implementation = RulebookPage.class),
                            examples = @ExampleObject(name = "first", value = EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<UsedRulebook> history(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        var found = rulebooks.newestFirst(Page.after(cursor, RulebookPlace::parse), most + 1);
        return Page.of(found, most, use -> RulebookPlace.of(use).toString()).map(this::shown);
    }

    private UsedRulebook shown(Rulebooks.Use use) {
        return new UsedRulebook(
                use.version(), use.hash(), use.firstUsedAt(), use.hash().equals(inForce));
    }

    /**
     * Rules that are or were in use.
     *
     * @param rulesHash as a report names them, and {@code GET /rules/{version}} finds them
     * @param firstUsedAt since when
     * @param inForce whether they judge reports now
     */
    @Schema(name = "UsedRulebook")
    record UsedRulebook(String version, String rulesHash, Instant firstUsedAt, boolean inForce) {}

    /** Names the page in the API's description, which knows no generics. */
    @Schema(name = "RulebookPage")
    record RulebookPage(List<UsedRulebook> items, @Nullable String nextCursor) {}
}

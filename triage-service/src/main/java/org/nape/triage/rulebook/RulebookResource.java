package org.nape.triage.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nape.knowledge.Knowledge;
import org.nape.web.Cacheable;
import org.nape.web.Problem;

/** The questions and the rules. They change with a release only, so each is written once and then remembered. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Rulebook", description = "What is asked and by which rules it is decided")
public class RulebookResource {
    private static final String FIVE_MINUTES = "public, max-age=300";

    private final Knowledge knowledge;
    private final Document questions;
    private final Document rules;

    RulebookResource(Knowledge knowledge, ObjectMapper json) throws JsonProcessingException {
        this.knowledge = knowledge;
        questions = Document.of(json.writeValueAsBytes(PublishedQuestions.of(knowledge)));
        rules = Document.of(json.writeValueAsBytes(PublishedRules.of(knowledge)));
    }

    @GET
    @Path("questions")
    @Operation(operationId = "getQuestions", summary = "All questions, in groups, in asking order")
    @APIResponse(
            responseCode = "200",
            description = "The questions",
            content = @Content(schema = @Schema(implementation = PublishedQuestions.class)))
    @APIResponse(responseCode = "304", description = "The caller has them already")
    public Response questions(@Context Request request) {
        return questions.answer(request);
    }

    @GET
    @Path("rules")
    @Operation(operationId = "getRules", summary = "The rules in force, with their texts and sources")
    @APIResponse(
            responseCode = "200",
            description = "The rules",
            content = @Content(schema = @Schema(implementation = PublishedRules.class)))
    @APIResponse(responseCode = "304", description = "The caller has them already")
    public Response rules(@Context Request request) {
        return rules.answer(request);
    }

    @GET
    @Path("rules/{version}")
    @Operation(operationId = "getRulesOfVersion", summary = "The rules of a version, by its number or by its hash")
    @APIResponse(
            responseCode = "200",
            description = "The rules",
            content = @Content(schema = @Schema(implementation = PublishedRules.class)))
    @APIResponse(responseCode = "304", description = "The caller has them already")
    @APIResponse(
            responseCode = "404",
            description = "They are not in force",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response rules(
            @Parameter(description = "rulesVersion or rulesHash of a report", example = "1.0") @PathParam("version")
                    String version,
            @Context Request request) {
        if (!version.equals(knowledge.version()) && !version.equals(knowledge.contentHash())) {
            throw Problem.notFound("There are no rules of this version here.").asException();
        }
        return rules.answer(request);
    }

    private record Document(byte[] json, String fingerprint) {
        static Document of(byte[] json) {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(json);
                return new Document(json, HexFormat.of().formatHex(hash, 0, 16));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }

        Response answer(Request request) {
            return new Cacheable(fingerprint, FIVE_MINUTES).answer(request, () -> json);
        }
    }
}

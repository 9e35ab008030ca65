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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nape.knowledge.Knowledge;
import org.nape.web.Cacheable;
import org.nape.web.Problem;
import org.nape.web.ProblemException;

/** The questions and the rules. They change with a release only; those of before are kept. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Rulebook", description = "What is asked and by which rules it is decided")
public class RulebookResource {
    private static final String FIVE_MINUTES = "public, max-age=300";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    /** What is none is not looked for: the database takes no NUL, for one. */
    private static final Pattern VERSION = Pattern.compile("[\\x20-\\x7e]{1,100}");

    private final Rulebooks rulebooks;
    private final Rulebook inForce;
    private final Document questions;
    private final Document rules;

    RulebookResource(Rulebooks rulebooks, Knowledge knowledge, ObjectMapper json) throws JsonProcessingException {
        this.rulebooks = rulebooks;
        inForce = Rulebook.of(knowledge, json);
        questions = Document.of(json.writeValueAsString(PublishedQuestions.of(knowledge)));
        rules = Document.of(inForce.json());
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
        return questions.answer(request, FIVE_MINUTES);
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
        return rules.answer(request, FIVE_MINUTES);
    }

    @GET
    @Path("rules/{version}")
    @Operation(
            operationId = "getRulesOfVersion",
            summary = "The rules of a version, by its number or by its hash",
            description = "Rules that are not in force any more too: what judged a report stays readable. Of several"
                    + " with one number it is the last; a hash names one for ever.")
    @APIResponse(
            responseCode = "200",
            description = "The rules",
            content = @Content(schema = @Schema(implementation = PublishedRules.class)))
    @APIResponse(responseCode = "304", description = "The caller has them already")
    @APIResponse(
            responseCode = "404",
            description = "They were never in force here",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response rules(
            @Parameter(description = "rulesVersion or rulesHash of a report", example = "1.0") @PathParam("version")
                    String version,
            @Context Request request) {
        if (HASH.matcher(version).matches()) {
            return Document.of(rulesWithHash(version).json()).answer(request, FOR_EVER);
        }
        return Document.of(rulesOfVersion(version).json()).answer(request, FIVE_MINUTES);
    }

    private Rulebook rulesWithHash(String hash) {
        return hash.equals(inForce.hash())
                ? inForce
                : rulebooks.findWithHash(hash).orElseThrow(RulebookResource::notHere);
    }

    private Rulebook rulesOfVersion(String version) {
        if (version.equals(inForce.version())) {
            return inForce;
        }
        return Optional.of(version)
                .filter(asked -> VERSION.matcher(asked).matches())
                .flatMap(rulebooks::findNewest)
                .orElseThrow(RulebookResource::notHere);
    }

    private static ProblemException notHere() {
        return Problem.notFound("There are no rules of this version here.").asException();
    }

    private record Document(byte[] json, String fingerprint) {
        static Document of(String json) {
            try {
                var bytes = json.getBytes(StandardCharsets.UTF_8);
                var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Document(bytes, HexFormat.of().formatHex(hash, 0, 16));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }

        Response answer(Request request, String cache) {
            return new Cacheable(fingerprint, cache).answer(request, () -> json);
        }
    }
}

package org.nape.triage.redflag;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.nape.events.Sequence;
import org.nape.knowledge.Level;
import org.nape.web.Caller;
import org.nape.web.Page;
import org.nape.web.Place;
import org.nape.web.Problem;
import org.nape.web.Role;

/** Shows red flags to those who look after them. */
@Path("/api/v1/red-flags")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.CLINICIAN, Role.SUBSCRIBER})
@Tag(name = "Red flags", description = "Who needs somebody today, and whether somebody has taken it")
public class RedFlagResource {
    static final String EXAMPLE = """
            {"redFlagId": "01980a4e-4b5e-7c1a-9d57-0f5b3c1e2b01", "reportId": "01980a4e-4b5e-7c1a-9d57-0f5b3c1e2a01",
             "personId": "01980a4e-3f10-7a2b-8c44-6d1e9b7f0a55", "level": "EMERGENCY", "concerns": ["meningitis"],
             "ruleIds": ["e_meningitis_signs"], "raisedAt": "2026-11-22T09:15:04.512Z", "status": "acknowledged",
             "escalateAt": null, "escalatedAt": "2026-11-22T09:17:04.519Z",
             "acknowledgedAt": "2026-11-22T09:18:11.004Z", "acknowledgedBy": "Night desk, Ada",
             "closedAt": null, "closedBy": null,
             "sequences": {"red-flag-raised": "000000000017", "red-flag-escalated": "000000000003",
                           "red-flag-acknowledged": "000000000016"},
             "note": "On the phone with them."}""";

    private final Caller caller;
    private final RedFlags redFlags;
    private final ReportsBehind reports;

    RedFlagResource(Caller caller, RedFlags redFlags, ReportsBehind reports) {
        this.caller = caller;
        this.redFlags = redFlags;
        this.reports = reports;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "getRedFlags", summary = "Red flags, newest first")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "open: nobody has taken it, whether raised or escalated",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"open", "raised", "escalated", "acknowledged", "closed"}))
    @Parameter(
            name = "level",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"EMERGENCY", "URGENT"}))
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "with sequence: of the event with that number",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"red-flag-raised", "red-flag-acknowledged", "red-flag-escalated"}))
    @Parameter(
            name = "sequence",
            in = ParameterIn.QUERY,
            description =
                    "with type: the red flag that an event with this number told of; none if its person was erased",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9]{1,18}$"))
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = RedFlagPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong or not known",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<Answer> redFlags(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        var filter = RedFlagFilter.of(uri.getQueryParameters());
        int most = Page.limit(limit);
        var found = redFlags.newestFirst(filter, Page.after(cursor, Place::parse), most + 1);
        var responder = Responder.of(caller);
        return Page.of(found, most, flag -> new Place(flag.raisedAt(), flag.id()).toString())
                .map(flag -> Answer.of(flag, responder));
    }

    @GET
    @Path("{id}")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "getRedFlag",
            summary = "One red flag, for a clinician with the report and its reasons",
            description = "A subscriber acts on the level and the concerns; answers are between person and clinician.")
    @APIResponse(
            responseCode = "200",
            description = "The red flag",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "taken", value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Answer redFlag(@PathParam("id") String id) {
        var responder = Responder.of(caller);
        var flag = redFlags.findFlag(id).orElseThrow(() -> noSuch().asException());
        return responder.isClinician()
                ? Answer.of(flag, responder, reports.readAsClinician(flag.reportId()))
                : Answer.of(flag, responder);
    }

    static Problem noSuch() {
        return Problem.notFound("There is no such red flag.");
    }

    /**
     * A red flag and what became of it.
     *
     * @param concerns what the true rules of its level point to
     * @param escalateAt when it will be escalated unless somebody acknowledges it
     * @param sequences the numbers of its events, by type; what has not happened, or has no number yet, is not there. Not in the
     *     answer to an act, which is numbered a moment later
     * @param note of who acknowledged it; only for clinicians and for whoever wrote it
     * @param closingNote of who closed it, for the same
     * @param report only for a clinician who asks for this red flag
     */
    @Schema(name = "RedFlag")
    record Answer(
            UUID redFlagId,
            UUID reportId,
            UUID personId,
            Level level,
            List<String> concerns,
            List<String> ruleIds,
            Instant raisedAt,
            RedFlagStatus status,
            @Nullable Instant escalateAt,
            @Nullable Instant escalatedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant closedAt,
            @Nullable String closedBy,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(examples = "{\"red-flag-raised\": \"000000000017\"}")
            @Nullable
            Map<String, String> sequences,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String note,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String closingNote,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(ref = "ReportAnswer") @Nullable
            Object report) {
        /** As it is shown in the list, and to whoever may not read answers. */
        static Answer of(KeptRedFlag flag, Responder reader) {
            return of(flag, reader, null);
        }

        /** As it is told to whoever has just acted on it: the same each time. */
        static Answer toActOn(KeptRedFlag flag, Responder actor) {
            return of(flag, actor, null, null);
        }

        static Answer of(KeptRedFlag flag, Responder reader, @Nullable Object report) {
            return of(flag, reader, report, texts(flag.sequences()));
        }

        private static Answer of(
                KeptRedFlag flag, Responder reader, @Nullable Object report, @Nullable Map<String, String> sequences) {
            return new Answer(
                    flag.id(),
                    flag.reportId(),
                    flag.personId(),
                    flag.level(),
                    flag.concerns(),
                    flag.ruleIds(),
                    flag.raisedAt(),
                    flag.status(),
                    flag.escalateAt().orElse(null),
                    flag.escalatedAt().orElse(null),
                    flag.acknowledged().map(Act::at).orElse(null),
                    flag.acknowledged().map(Act::by).orElse(null),
                    flag.closed().map(Act::at).orElse(null),
                    flag.closed().map(Act::by).orElse(null),
                    sequences,
                    note(flag.acknowledged(), reader),
                    note(flag.closed(), reader),
                    report);
        }

        private static Map<String, String> texts(SortedMap<String, Sequence> sequences) {
            var texts = new TreeMap<String, String>();
            sequences.forEach((type, sequence) -> texts.put(type, sequence.toString()));
            return texts;
        }

        private static @Nullable String note(Optional<Act> act, Responder reader) {
            return act.filter(reader::mayRead).flatMap(Act::note).orElse(null);
        }
    }

    /** Names the page in the API's description, which knows no generics. */
    @Schema(name = "RedFlagPage")
    record RedFlagPage(List<Answer> items, @Nullable String nextCursor) {}
}

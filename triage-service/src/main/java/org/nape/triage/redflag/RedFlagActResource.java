package org.nape.triage.redflag;

import static java.util.function.Predicate.not;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;

/** Lets those who look after red flags say that they have taken one, and that there is nothing more to do. */
@Path("/api/v1/red-flags")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.CLINICIAN, Role.SUBSCRIBER})
@Tag(name = "Red flags")
public class RedFlagActResource {
    private final Caller caller;
    private final RedFlagDesk desk;

    RedFlagActResource(Caller caller, RedFlagDesk desk) {
        this.caller = caller;
        this.desk = desk;
    }

    @POST
    @Path("{id}/acknowledgement")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "acknowledgeRedFlag",
            summary = "Takes a red flag: it is not escalated, and the person reads who has seen it",
            description = "The first one has it. Sent again by the same, it changes nothing and is answered the same.")
    @APIResponse(
            responseCode = "200",
            description = "It is yours",
            content = @Content(schema = @Schema(implementation = RedFlagResource.Answer.class)))
    @APIResponse(
            responseCode = "400",
            description = "A text is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "red-flag-taken: acknowledgedBy and acknowledgedAt say by whom and when; or red-flag-closed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RedFlagResource.Answer acknowledge(
            @PathParam("id") String id, @RequestBody(required = false) @Valid @Nullable Request request) {
        var responder = Responder.of(caller);
        return answer(desk.acknowledge(id, responder, Request.words(request)), responder);
    }

    @POST
    @Path("{id}/closure")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "closeRedFlag",
            summary = "Says that there is nothing more to do about a red flag",
            description = "By a clinician or whoever has taken it. Sent again, it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "It is closed",
            content = @Content(schema = @Schema(implementation = RedFlagResource.Answer.class)))
    @APIResponse(
            responseCode = "400",
            description = "A text is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Somebody else has taken it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "red-flag-not-acknowledged: nobody has taken it yet",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RedFlagResource.Answer close(
            @PathParam("id") String id, @RequestBody(required = false) @Valid @Nullable Request request) {
        var responder = Responder.of(caller);
        return answer(desk.close(id, responder, Request.words(request)), responder);
    }

    private static RedFlagResource.Answer answer(Outcome outcome, Responder responder) {
        return switch (outcome) {
            case Outcome.Done(var flag) -> RedFlagResource.Answer.toActOn(flag, responder);
            case Outcome.NotThere() -> throw RedFlagResource.noSuch().asException();
            case Outcome.TakenByAnother(var taken) ->
                throw Problem.of(
                                409,
                                "red-flag-taken",
                                "Somebody else has taken this red flag",
                                "The members acknowledgedBy and acknowledgedAt say who, and when.")
                        .with("acknowledgedBy", taken.by())
                        .with("acknowledgedAt", taken.at())
                        .asException();
            case Outcome.Closed() ->
                throw Problem.of(409, "red-flag-closed", "This red flag is closed", "There is nothing more to take.")
                        .asException();
            case Outcome.NotAcknowledged() ->
                throw Problem.of(
                                409,
                                "red-flag-not-acknowledged",
                                "Nobody has taken this red flag yet",
                                "Acknowledge it first.")
                        .asException();
            case Outcome.NotAllowed() ->
                throw Problem.of(
                                403,
                                "forbidden",
                                "You may not close this red flag",
                                "A clinician may, and whoever has taken it.")
                        .asException();
        };
    }

    /**
     * What somebody says with what they do.
     *
     * @param by how they call themselves; the person reads it. Without it, what the token calls them
     * @param note never shown to the person
     */
    @Schema(name = "RedFlagAct")
    record Request(
            @Size(max = 100)
            @Pattern(regexp = NAME, message = "must be a name: neither blank nor with control characters")
            @Schema(examples = "Night desk, Ada", pattern = SEEN_BY_ALL)
            @Nullable
            String by,

            @Size(max = 2000)
            @Pattern(regexp = TEXT, message = "must be text that can be kept")
            @Schema(examples = "On the phone with them.", pattern = "^[^\\u0000]*$")
            @Nullable
            String note) {

        /** What is described of it: not all that reads the description knows the classes of Unicode. */
        private static final String SEEN_BY_ALL = "^[^\\u0000-\\u001f]*[^\\u0000-\\u0020][^\\u0000-\\u001f]*$";

        /** Something that can be seen, somewhere; read from left to right, so that no length of it takes long. */
        private static final String NAME =
                "^[\\p{Zs}\\p{Cf}]*[^\\p{Zs}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cc}\\p{Cs}][^\\p{Zl}\\p{Zp}\\p{Cc}\\p{Cs}]*$";

        private static final String TEXT = "^[^\\u0000\\p{Cs}]*$";

        private static Responder.Words words(@Nullable Request request) {
            return request == null
                    ? new Responder.Words(Optional.empty(), Optional.empty())
                    : new Responder.Words(
                            Optional.ofNullable(request.by).map(String::strip),
                            Optional.ofNullable(request.note).filter(not(String::isBlank)));
        }
    }
}

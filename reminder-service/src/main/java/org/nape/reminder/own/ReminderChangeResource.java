package org.nape.reminder.own;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.due.ReminderView;
import org.nape.reminder.due.ReminderViews;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;
import org.nape.web.Version;

/** Changes to one active reminder: the plan's can be paused, thinned out and deleted, one's own changed in every way. */
@Path("/api/v1/reminders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "Reminders", description = "What falls due, by the person's own clock")
@APIResponse(
        responseCode = "404",
        description = "There is none, it has ended, or it is another person's",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ReminderChangeResource {
    static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String SEEN = "The ETag that was read: nothing is changed that was changed since";

    private final ChangeDesk desk;
    private final ReminderViews views;
    private final Caller caller;

    ReminderChangeResource(ChangeDesk desk, ReminderViews views, Caller caller) {
        this.desk = desk;
        this.views = views;
        this.caller = caller;
    }

    @PATCH
    @Path("{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeReminder",
            summary = "Changes, pauses or resumes a reminder",
            description =
                    "JSON Merge Patch: what is named is different, null takes it away. The whole is judged as a new one would be. Of a"
                            + " plan's reminder only paused can be changed, of a check-in nothing. While it is paused nothing falls due;"
                            + " resumed, it goes on from now, without what was meanwhile.")
    @RequestBody(
            content = {
                @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = Patch.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Patch.class))
            })
    @APIResponseSchema(
            value = ReminderView.class,
            responseCode = "200",
            responseDescription = "It is so; ETag says which version")
    @APIResponse(
            responseCode = "400",
            description = "Something cannot be read; each part that is wrong is named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It cannot be resumed while a red flag stands",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "It was changed since the version that If-Match names",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Nobody may be reminded like this, or it asks whether the person is safe",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ReminderView> change(
            @PathParam("id") UUID id,
            @NotNull JsonNode request,
            @Parameter(description = SEEN) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var reading = ReminderPatch.read(request);
        if (!reading.faults().isEmpty()) {
            throw ChangeWriter.malformed(reading.faults()).asException();
        }
        return answer(desk.change(caller.personId(), id, reading.patch(), ifMatch));
    }

    @POST
    @Path("{id}/fewer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acceptFewer",
            summary = "Takes the offer to be reminded less often",
            description =
                    "Sent again it changes nothing, so it needs no Idempotency-Key. It is offered after three in a row that passed"
                            + " without the person, for the plan's reminders too.")
    @APIResponseSchema(value = ReminderView.class, responseCode = "200", responseDescription = "It comes less often")
    @APIResponse(
            responseCode = "400",
            description = "Something cannot be read; each part that is wrong is named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "This is not what is offered now",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ReminderView> fewer(@PathParam("id") UUID id, @NotNull Accepted request) {
        if (request.rrule() == null) {
            throw ChangeWriter.malformed(List.of(new WishReading.Fault("/rrule", "must be the rrule of the offer")))
                    .asException();
        }
        return answer(desk.accept(caller.personId(), id, request.rrule()));
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(204)
    @Operation(
            operationId = "deleteReminder",
            summary = "Deletes a reminder, the plan's or one's own",
            description = "What asks whether the person is safe cannot be deleted: it ends when it is answered.")
    @APIResponse(responseCode = "204", description = "It does not fall due any more")
    @APIResponse(
            responseCode = "412",
            description = "It was changed since the version that If-Match names",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "It asks whether the person is safe",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void delete(
            @PathParam("id") UUID id,
            @Parameter(description = SEEN) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        ChangeWriter.made(desk.delete(caller.personId(), id, ifMatch));
    }

    private RestResponse<ReminderView> answer(Change change) {
        var kept = ChangeWriter.made(change);
        return new Version(kept.version()).reply(views.of(kept));
    }

    /**
     * What is to be different about a reminder; all of it may be left out.
     *
     * @param paused whether nothing falls due
     */
    @Schema(name = "ReminderPatch")
    record Patch(
            @Nullable String title,
            @Nullable String contentSlug,

            @Schema(examples = "FREQ=DAILY;BYHOUR=9;COUNT=7") @Nullable
            String rrule,

            @Schema(examples = "2026-11-22T09:00") @Nullable String start,
            @Schema(examples = "Europe/Berlin") @Nullable String timeZone,
            @Schema(examples = "PT5M") @Nullable String duration,
            @Nullable Long durationSeconds,
            @Nullable Boolean paused) {}

    /** Which offer is taken. */
    @Schema(name = "AcceptedOffer", requiredProperties = "rrule")
    record Accepted(
            @Schema(examples = "FREQ=DAILY;BYHOUR=9,19;BYMINUTE=30") @Nullable
            String rrule) {}
}

package org.nape.reminder.act;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Knowledge;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;

/** What the person does about one occurrence. Each act names the occurrence, so sent twice it is done once. */
@Path("/api/v1/reminders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "Reminders", description = "What falls due, by the person's own clock")
@APIResponse(
        responseCode = "400",
        description = "Something cannot be read; each part that is wrong is named",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such reminder of yours, or nothing of it was due then",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "409",
        description = "It is not due yet, its window has ended, or you have acted on it otherwise; state says which",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ActResource {
    private static final String WINDOW =
            "Possible from dueAt until expiresAt. The same again gives the same answer, also later: no Idempotency-Key is needed. ";

    private final ActDesk desk;
    private final ActReader reader;
    private final ActWriter writer;
    private final Caller caller;

    ActResource(ActDesk desk, Knowledge knowledge, Clock clock, Caller caller) {
        this.desk = desk;
        this.reader = new ActReader(knowledge.reminderPolicy().snooze());
        this.writer = new ActWriter(clock);
        this.caller = caller;
    }

    @POST
    @Path("{id}/done")
    @Operation(
            operationId = "doneReminder",
            summary = "Says that an occurrence is done, and how it was",
            description = WINDOW
                    + "worse: true stops what was done for good, in plans, own reminders and advice, and asks for warning signs at"
                    + " once by the check-in that reCheckId names (unless a red flag stands); that can be said later too. A reminder"
                    + " to book an appointment ends with it. A check-in is done by answering it.")
    @APIResponseSchema(
            value = ActWriter.ActedOccurrence.class,
            responseCode = "200",
            responseDescription = "It is done")
    @APIResponse(
            responseCode = "422",
            description = "nothing-to-stop: it shows nothing that could have made it worse",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ActWriter.ActedOccurrence done(@PathParam("id") UUID id, @NotNull Done request) {
        return act(id, reader.done(request.dueAt(), request.worse()));
    }

    @POST
    @Path("{id}/skip")
    @Operation(
            operationId = "skipReminder",
            summary = "Leaves an occurrence out",
            description = WINDOW + "What asks whether the person is safe cannot be skipped.")
    @APIResponseSchema(
            value = ActWriter.ActedOccurrence.class,
            responseCode = "200",
            responseDescription = "It is skipped")
    @APIResponse(
            responseCode = "422",
            description = "safety-question: it asks whether the person is safe",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ActWriter.ActedOccurrence skip(@PathParam("id") UUID id, @NotNull Skip request) {
        return act(id, reader.skip(request.dueAt()));
    }

    @POST
    @Path("{id}/snooze")
    @Operation(
            operationId = "snoozeReminder",
            summary = "Puts an occurrence off by 10, 30 or 60 minutes",
            description =
                    WINDOW
                            + "It comes again at snoozedUntil, as an occurrence of its own, and what follows keeps its distance. Never in the"
                            + " quiet hours, after the end or beyond the next one's turn: then 409 tells in roomFor what is possible.")
    @APIResponseSchema(
            value = ActWriter.ActedOccurrence.class,
            responseCode = "200",
            responseDescription = "It is put off")
    public ActWriter.ActedOccurrence snooze(@PathParam("id") UUID id, @NotNull Snooze request) {
        return act(id, reader.snooze(request.dueAt(), request.length()));
    }

    private ActWriter.ActedOccurrence act(UUID id, ActReader.Reading reading) {
        var act = reading.act()
                .orElseThrow(() -> Problem.badRequest("Some parts of the act cannot be read", reading.faults())
                        .asException());
        return writer.write(desk.act(caller.personId(), id, act));
    }

    /**
     * Which occurrence is done.
     *
     * @param dueAt when it was due
     * @param worse whether it made it worse; may be left out
     */
    @Schema(name = "DoneOccurrence", requiredProperties = "dueAt")
    record Done(
            @Schema(examples = "2026-11-23T08:30:00Z") @Nullable
            String dueAt,

            @Nullable Boolean worse) {}

    /** Which occurrence is left out. */
    @Schema(name = "SkippedOccurrence", requiredProperties = "dueAt")
    record Skip(
            @Schema(examples = "2026-11-23T08:30:00Z") @Nullable
            String dueAt) {}

    /**
     * Which occurrence is put off.
     *
     * @param length PT10M, PT30M or PT1H
     */
    @Schema(
            name = "SnoozedOccurrence",
            requiredProperties = {"dueAt", "for"})
    record Snooze(
            @Schema(examples = "2026-11-23T08:30:00Z") @Nullable
            String dueAt,

            @JsonProperty("for") @Schema(examples = "PT10M") @Nullable
            String length) {}
}

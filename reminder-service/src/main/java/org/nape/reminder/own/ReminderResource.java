package org.nape.reminder.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.ReminderView;
import org.nape.reminder.due.ReminderViews;
import org.nape.reminder.due.Reminders;
import org.nape.web.Caller;
import org.nape.web.IdempotencyKey;
import org.nape.web.Page;
import org.nape.web.Problem;
import org.nape.web.Role;
import org.nape.web.Version;

/** The person's reminders: the plan's and their own. */
@Path("/api/v1/reminders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "Reminders", description = "What falls due, by the person's own clock")
public class ReminderResource {
    /** The answer shows the reminder as it was made. */
    private static final Version FIRST = new Version(0);

    private final ReminderDesk desk;
    private final Reminders reminders;
    private final ReminderViews views;
    private final ObjectMapper json;
    private final Caller caller;

    ReminderResource(ReminderDesk desk, Reminders reminders, ReminderViews views, ObjectMapper json, Caller caller) {
        this.desk = desk;
        this.reminders = reminders;
        this.views = views;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "makeReminder",
            summary = "Makes a reminder of one's own",
            description = "Occurrences in the quiet hours are left out. An endless rule ends after 366 days.")
    @APIResponseSchema(value = ReminderView.class, responseCode = "201", responseDescription = "It is kept")
    @APIResponse(
            responseCode = "400",
            description = "Something cannot be read; each part that is wrong is named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The person has 50 already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "410",
            description = "The person was erased",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Too often, never due, not safe for this person, or the key was used for another reminder",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            description = "The same for every try: the first answer is given again",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    public RestResponse<ReminderView> make(@NotNull Request request, @Context HttpHeaders headers) {
        var idempotent = key(headers).map(key -> new Reminders.Request(key, fingerprint(request)));
        return switch (desk.make(caller.personId(), request.wish(), idempotent)) {
            case Outcome.Made(var kept) ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, ReminderView.first(kept))
                        .header(HttpHeaders.LOCATION, "/api/v1/reminders/" + kept.id())
                        .header(HttpHeaders.ETAG, FIRST.etag())
                        .build();
            case Outcome.KeyReused() ->
                throw IdempotencyKey.reused("This key was sent with another reminder before.")
                        .asException();
            case Outcome.TooMany(int most) ->
                throw Problem.conflict("You have %d reminders of your own. Delete one first.".formatted(most))
                        .asException();
            case Outcome.Malformed(var faults) ->
                throw ChangeWriter.malformed(faults).asException();
            case Outcome.NotAllowed(var faults) ->
                throw ChangeWriter.notAllowed(faults).asException();
        };
    }

    @GET
    @Operation(operationId = "getReminders", summary = "All active reminders, the plan's and one's own, oldest first")
    public Page<ReminderView> reminders(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        var found = reminders.listActive(caller.personId(), Page.after(cursor, UUID::fromString), most + 1);
        return Page.of(found, most, (KeptReminder kept) -> kept.id().toString()).map(views::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getReminder", summary = "One active reminder")
    @APIResponseSchema(
            value = ReminderView.class,
            responseCode = "200",
            responseDescription = "The reminder; ETag says which version")
    @APIResponse(
            responseCode = "404",
            description = "There is none, it has ended, or it is another person's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ReminderView> reminder(@PathParam("id") UUID id) {
        return reminders
                .findActive(caller.personId(), id)
                .map(kept -> new Version(kept.version()).reply(views.of(kept)))
                .orElseThrow(() -> noSuch().asException());
    }

    private static Problem noSuch() {
        return Problem.notFound("There is no such reminder.");
    }

    private static Optional<String> key(HttpHeaders headers) {
        var key = IdempotencyKey.of(headers);
        if (!key.faults().isEmpty()) {
            throw Problem.badRequest("The key is not valid", key.faults()).asException();
        }
        return key.find();
    }

    private byte[] fingerprint(Request request) {
        try {
            return IdempotencyKey.fingerprint(json.writeValueAsString(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request cannot be written", e);
        }
    }

    /**
     * What to be reminded of: a title, a content slug or both; and when.
     *
     * @param rrule RFC 5545, at most once an hour
     * @param start a local date and time, or one with an offset
     * @param timeZone a name of the IANA database
     * @param duration ISO 8601, such as {@code PT20M}; or {@code durationSeconds}
     */
    @Schema(name = "NewReminder")
    record Request(
            @Schema(examples = "Drink a glass of water") @Nullable
            String title,

            @Schema(examples = "screen-breaks") @Nullable String contentSlug,

            @Schema(examples = "FREQ=DAILY;BYHOUR=9;COUNT=7") @Nullable
            String rrule,

            @Schema(examples = "2026-11-22T09:00") @Nullable String start,
            @Schema(examples = "Europe/Berlin") @Nullable String timeZone,
            @Schema(examples = "PT5M") @Nullable String duration,
            @Nullable Long durationSeconds) {
        private Wish wish() {
            return new Wish(title, contentSlug, rrule, start, timeZone, duration, durationSeconds);
        }
    }
}

package org.nape.reminder.calendar;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;

/** The key of the person's calendar. */
@Path("/api/v1/calendar-key")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "Calendar", description = "The person's reminders in their own calendar program")
public class CalendarKeyResource {
    private static final String NO_STORE = "no-store";

    private final CalendarDesk desk;
    private final Caller caller;

    CalendarKeyResource(CalendarDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @PUT
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = NO_STORE)
    @Operation(
            operationId = "makeCalendarKey",
            summary = "Makes the key of one's calendar, in the place of the one before",
            description =
                    "The address is shown only now; whoever knows it can read the calendar, and nothing else. The key"
                            + " before opens nothing any more. It takes no body.")
    @APIResponseSchema(value = NewKey.class, responseCode = "200", responseDescription = "Subscribe to this address")
    @APIResponse(
            responseCode = "410",
            description = "The person was erased",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public NewKey make() {
        var made = desk.makeKey(caller.personId());
        return new NewKey("/api/v1/calendar.ics?key=" + made.key().secret(), made.createdAt());
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = NO_STORE)
    @Operation(operationId = "getCalendarKey", summary = "Since when there is a key, and when it was used last")
    @APIResponseSchema(value = Key.class, responseCode = "200", responseDescription = "There is one")
    @APIResponse(
            responseCode = "404",
            description = "There is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Key key() {
        return desk.findKey(caller.personId())
                .map(kept -> new Key(kept.createdAt(), kept.lastUsedAt().orElse(null)))
                .orElseThrow(() -> none().asException());
    }

    @DELETE
    @ResponseStatus(204)
    @Operation(operationId = "deleteCalendarKey", summary = "Revokes the key: it opens nothing any more")
    @APIResponse(responseCode = "204", description = "It is revoked")
    @APIResponse(
            responseCode = "404",
            description = "There is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void revoke() {
        if (!desk.revokeKey(caller.personId())) {
            throw none().asException();
        }
    }

    private static Problem none() {
        return Problem.notFound("You have no calendar key.");
    }

    /**
     * A key that was just made.
     *
     * @param address of the calendar, with the key, on this server
     */
    @Schema(name = "NewCalendarKey")
    record NewKey(String address, Instant createdAt) {}

    /**
     * A key as it is known afterwards.
     *
     * @param lastUsedAt to the hour; null as long as no program has used it
     */
    @Schema(name = "CalendarKey")
    record Key(Instant createdAt, @Nullable Instant lastUsedAt) {}
}

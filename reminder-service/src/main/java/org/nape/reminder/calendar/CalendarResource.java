package org.nape.reminder.calendar;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nape.web.Cacheable;
import org.nape.web.Problem;

/** The calendar, for whoever has the key: programs that subscribe to one send no token. */
@Path("/api/v1/calendar.ics")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Calendar", description = "The person's reminders in their own calendar program")
public class CalendarResource {
    private static final String CALENDAR = "text/calendar";
    /** Short: a red flag empties the calendar at once. */
    private static final String A_MINUTE = "private, max-age=60";

    private final CalendarDesk desk;

    CalendarResource(CalendarDesk desk) {
        this.desk = desk;
    }

    @GET
    @Produces(CALENDAR)
    @Operation(
            operationId = "getCalendar",
            summary = "The calendar that a key opens",
            description =
                    "iCalendar (RFC 5545): an event for each occurrence of the last 7 and the next 31 days, at most"
                            + " 2,000. Titles are as discreet as the settings say. Programs ask again every hour.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar; ETag says which",
            content =
                    @Content(
                            mediaType = CALENDAR,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…\r\nEND:VCALENDAR\r\n"))
    @APIResponse(responseCode = "304", description = "Nothing changed since the given ETag")
    @APIResponse(
            responseCode = "404",
            description = "The key opens nothing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response calendar(
            @Parameter(required = true, description = "The key that PUT /api/v1/calendar-key answered")
                    @QueryParam("key")
                    @Nullable
                    String key,
            @Context Request request) {
        var calendar = CalendarKey.find(key)
                .flatMap(desk::write)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(
                        () -> Problem.notFound("There is no such calendar.").asException());
        var answer = new Cacheable(fingerprint(calendar), A_MINUTE).answer(request, () -> calendar);
        return answer.getStatus() != Response.Status.OK.getStatusCode()
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.CONTENT_TYPE, CALENDAR + "; charset=utf-8")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"reminders.ics\"")
                        .build();
    }

    private static String fingerprint(byte[] calendar) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(CalendarKey.sha256(calendar));
    }
}

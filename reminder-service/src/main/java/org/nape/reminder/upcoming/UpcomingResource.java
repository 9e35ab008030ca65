package org.nape.reminder.upcoming;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.day.Zones;
import org.nape.web.Caller;
import org.nape.web.Page;
import org.nape.web.Problem;
import org.nape.web.Role;

/** The person's timetable. */
@Path("/api/v1/reminders/upcoming")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "Reminders", description = "What falls due, by the person's own clock")
public class UpcomingResource {
    private final TimetableDesk desk;
    private final Clock clock;
    private final Caller caller;

    UpcomingResource(TimetableDesk desk, Clock clock, Caller caller) {
        this.desk = desk;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "getUpcoming",
            summary = "What falls due, occurrence by occurrence",
            description =
                    "All active reminders, the plan's and one's own, and check-ins, as they will be sent if nothing"
                            + " changes; of a part that is over, what became of each. At most 31 days, at most 366 days ahead or"
                            + " back. A page's cursor holds the span: from and to are not read with it.")
    @APIResponse(
            responseCode = "200",
            description = "One page, the earliest first",
            content = @Content(schema = @Schema(implementation = UpcomingPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong; what is allowed is said",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<Upcoming> upcoming(
            @Parameter(
                            description =
                                    "A moment with its offset, or a date or time where the person is; now if left out",
                            example = "2026-11-23")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            description = "The first moment that is not shown; a week after from if left out",
                            example = "2026-11-30")
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        var now = clock.instant();
        var after = Page.after(cursor, text -> SpanCursor.parse(text, now));
        var span = after.map(SpanCursor::rest).orElseGet(() -> span(from, to, now));
        var found = desk.read(caller.personId(), span.from(), span.to(), after.map(SpanCursor::place), most + 1);
        return Page.of(found, most, (Entry last) -> new SpanCursor(last.place(), span.to()).toString())
                .map(Upcoming::of);
    }

    private Span span(@Nullable String from, @Nullable String to, Instant now) {
        var zone = desk.settings(caller.personId()).zone().orElse(Zones.UNTOLD);
        return switch (SpanReader.read(from, to, zone, now)) {
            case SpanReader.Reading.Understood(var span) -> span;
            case SpanReader.Reading.Malformed(var faults) ->
                throw Problem.badRequest("The span of time is wrong", faults).asException();
        };
    }

    /**
     * One occurrence.
     *
     * @param localTime the wall-clock time in {@code timeZone}
     * @param timeZone where the person is
     * @param expiresAt until then the person may act on it
     * @param title discreet, as the settings say
     * @param contentSlug what to do; null where the title says it all
     * @param checkIn the check-in that it is; null for any other
     * @param bundledAt what has the same is shown as one; null for what is over
     * @param state {@code planned}, {@code sent}, {@code missed}, {@code done}, {@code skipped} or {@code snoozed}
     * @param snoozedFrom when it was first due; null unless it was put off to this moment
     */
    record Upcoming(
            UUID reminderId,
            Instant dueAt,
            LocalDateTime localTime,
            String timeZone,
            Instant expiresAt,
            String title,
            @Nullable String contentSlug,
            @Nullable String checkIn,
            long durationSeconds,
            @Nullable Instant bundledAt,
            String state,
            @Nullable Instant snoozedFrom) {
        private static Upcoming of(Entry entry) {
            return new Upcoming(
                    entry.reminderId(),
                    entry.dueAt(),
                    LocalDateTime.ofInstant(entry.dueAt(), entry.zone()),
                    entry.zone().getId(),
                    entry.expiresAt(),
                    entry.title(),
                    entry.contentSlug().orElse(null),
                    entry.checkIn().orElse(null),
                    entry.duration().toSeconds(),
                    entry.bundledAt().orElse(null),
                    entry.state().name().toLowerCase(Locale.ROOT),
                    entry.move().map(Entry.Move::from).orElse(null));
        }
    }

    /** Names the page in the API's description, which knows no generics. */
    @Schema(name = "UpcomingPage")
    record UpcomingPage(List<Upcoming> items, @Nullable String nextCursor) {}
}

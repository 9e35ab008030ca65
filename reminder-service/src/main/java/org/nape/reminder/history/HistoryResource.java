package org.nape.reminder.history;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.Occurrence;
import org.nape.reminder.due.OccurrenceList;
import org.nape.reminder.due.Reminders;
import org.nape.web.Caller;
import org.nape.web.Page;
import org.nape.web.Place;
import org.nape.web.Problem;
import org.nape.web.Role;

/** What became of each occurrence of one of the person's reminders. */
@Path("/api/v1/reminders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "Reminders", description = "What falls due, by the person's own clock")
public class HistoryResource {
    /** By so much another zone can bring an occurrence forward, and a clock be ahead of ours. */
    private static final Duration MARGIN = Duration.ofDays(2);

    private final Reminders reminders;
    private final OccurrenceList occurrences;
    private final Clock clock;
    private final Caller caller;

    HistoryResource(Reminders reminders, OccurrenceList occurrences, Clock clock, Caller caller) {
        this.reminders = reminders;
        this.occurrences = occurrences;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Path("{id}/history")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "getReminderHistory",
            summary = "What became of each occurrence, newest first",
            description =
                    "Of a reminder that has ended too. What was sent and not acted on within its window is missed. Kept for"
                            + " 400 days unless the operator says otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = HistoryPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "The limit or the cursor is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is none, or it is another person's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<PastOccurrence> history(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        var after = Page.after(cursor, Place::parse).map(Place::at);
        var now = clock.instant();
        var kept = reminders
                .findAny(caller.personId(), id)
                .orElseThrow(
                        () -> Problem.notFound("There is no such reminder.").asException());
        return Page.of(newestFirst(kept, after.orElse(now.plus(MARGIN)), most + 1), most, HistoryResource::key)
                .map(occurrence -> PastOccurrence.of(occurrence, now));
    }

    private List<Occurrence> newestFirst(KeptReminder kept, Instant before, int most) {
        var first = kept.firstDueAt().isBefore(kept.createdAt()) ? kept.firstDueAt() : kept.createdAt();
        return occurrences.newestFirst(kept.id(), first.minus(MARGIN), before, most);
    }

    private static String key(Occurrence occurrence) {
        return new Place(occurrence.dueAt(), occurrence.reminderId()).toString();
    }

    /** Names the page in the API's description, which knows no generics. */
    @Schema(name = "ReminderHistoryPage")
    record HistoryPage(List<PastOccurrence> items, @Nullable String nextCursor) {}

    /**
     * One occurrence that was due.
     *
     * @param expiresAt the end of its window
     * @param state {@code sent}, {@code missed}, {@code done}, {@code skipped} or {@code snoozed}
     * @param actedAt when the person acted on it
     * @param snoozedUntil to when it was put off
     * @param worse whether it made it worse; null unless that was said
     */
    record PastOccurrence(
            Instant dueAt,
            Instant expiresAt,
            String state,
            @Nullable Instant actedAt,
            @Nullable Instant snoozedUntil,
            @Nullable Boolean worse) {
        private static PastOccurrence of(Occurrence occurrence, Instant now) {
            return new PastOccurrence(
                    occurrence.dueAt(),
                    occurrence.expiresAt(),
                    occurrence.stateAt(now).id(),
                    occurrence.actedAt().orElse(null),
                    occurrence.snoozedUntil().orElse(null),
                    occurrence.worse().orElse(null));
        }
    }
}

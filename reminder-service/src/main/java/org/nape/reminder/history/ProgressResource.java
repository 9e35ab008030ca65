package org.nape.reminder.history;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.Occurrence;
import org.nape.reminder.due.OccurrenceList;
import org.nape.reminder.plan.PlanDesk;
import org.nape.reminder.plan.PlanResource;
import org.nape.reminder.plan.PlanSpan;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;

/** How the person gets on with their plan. */
@Path("/api/v1/plan/progress")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "Plan", description = "What to do after a report, day by day")
public class ProgressResource {
    /** A question of safety may come so much after the end: quiet hours put it off. */
    private static final Duration MARGIN = Duration.ofDays(2);

    private final PlanDesk plans;
    private final OccurrenceList occurrences;
    private final Clock clock;
    private final Caller caller;

    ProgressResource(PlanDesk plans, OccurrenceList occurrences, Clock clock, Caller caller) {
        this.plans = plans;
        this.occurrences = occurrences;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "getPlanProgress",
            summary = "What was done of the running plan, or of the last one",
            description =
                    "In all, for each reminder and day by day in the person's zone. Before anything was due all counts are 0 and"
                            + " ratio is null.")
    @APIResponse(
            responseCode = "200",
            description = "As things stand now",
            content = @Content(schema = @Schema(implementation = Reply.class)))
    @APIResponse(
            responseCode = "404",
            description = "There never was a plan",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Reply progress() {
        var plan = plans.findSpan(caller.personId())
                .orElseThrow(() -> PlanResource.noPlan().asException());
        var now = clock.instant();
        return Reply.of(plan, Adherence.of(plan, past(plan, now), now));
    }

    private List<Occurrence> past(PlanSpan plan, Instant now) {
        var end = plan.endsAt().isBefore(now) ? plan.endsAt() : now;
        var ids = plan.reminders().stream().map(KeptReminder::id).toList();
        return occurrences.of(ids, plan.startedAt(), end.plus(MARGIN));
    }

    /**
     * How a person gets on with a plan.
     *
     * @param timeZone by which the days are
     * @param streakDays on how many days in a row something was done, up to now
     * @param days each day of the plan until now, oldest first
     */
    @Schema(name = "PlanProgress")
    record Reply(
            UUID planId, String timeZone, Tally all, int streakDays, List<OfReminder> reminders, List<OfDay> days) {
        private static Reply of(PlanSpan plan, Adherence adherence) {
            return new Reply(
                    plan.planId(),
                    plan.zone().getId(),
                    adherence.all(),
                    adherence.streakDays(),
                    adherence.reminders().stream().map(OfReminder::of).toList(),
                    adherence.days().stream()
                            .map(day -> new OfDay(day.date(), day.tally()))
                            .toList());
        }
    }

    /** What became of one reminder of the plan. */
    @Schema(name = "ProgressOfReminder")
    record OfReminder(
            UUID reminderId,
            @Nullable String templateId,
            @Nullable String contentSlug,
            String title,
            Tally tally) {
        private static OfReminder of(Adherence.OfReminder each) {
            var reminder = each.reminder().reminder();
            return new OfReminder(
                    each.reminder().id(),
                    reminder.templateId().orElse(null),
                    reminder.contentSlug().orElse(null),
                    reminder.title(),
                    each.tally());
        }
    }

    /** What became of one day. */
    @Schema(name = "ProgressOfDay")
    record OfDay(LocalDate date, Tally tally) {}
}

package org.nape.reminder.plan;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.reminder.due.KeptReminder;
import org.nape.reminder.due.ReminderView;
import org.nape.reminder.due.ReminderViews;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;

/** The person's own plan. */
@Path("/api/v1/plan")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Plan", description = "What to do after a report, day by day")
public class PlanResource {
    private final PlanDesk desk;
    private final ChoiceDesk choices;
    private final Knowledge knowledge;
    private final ReminderViews views;
    private final Caller caller;

    PlanResource(PlanDesk desk, ChoiceDesk choices, Knowledge knowledge, ReminderViews views, Caller caller) {
        this.desk = desk;
        this.choices = choices;
        this.knowledge = knowledge;
        this.views = views;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.PERSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "getPlan",
            summary = "The running plan",
            description = "Its parts, reminders and check-ins; or the last plan and why it stopped. It follows a report"
                    + " within moments.")
    @APIResponse(
            responseCode = "200",
            description = "The plan as things stand now",
            content = @Content(schema = @Schema(implementation = Reply.class)))
    @APIResponse(
            responseCode = "404",
            description = "There never was a plan",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Reply read() {
        return desk.find(caller.personId()).map(this::reply).orElseThrow(() -> noPlan().asException());
    }

    /** What whoever asks for something of a plan is told before the first. */
    public static Problem noPlan() {
        return Problem.notFound("There is no plan. A plan follows a report within moments.");
    }

    /**
     * The plan.
     *
     * @param parts the care plans that it is made of
     * @param shown slugs of the content that belongs to it, in order
     * @param status {@code running}, {@code stopped} or {@code ended}
     * @param stopReason what to tell the person; null unless stopped
     * @param recoveredAt since when the person is well again; null if they have not said so
     * @param choices what the person chose about it, and may choose
     */
    @Schema(name = "Plan")
    record Reply(
            UUID planId,
            UUID reportId,
            Level level,
            Instant startedAt,
            Instant endsAt,
            String timeZone,
            List<String> parts,
            List<String> shown,
            List<ReminderView> reminders,
            List<CheckIn> checkIns,
            String status,
            @Nullable Instant stoppedAt,
            @Nullable String stopReason,
            @Nullable Instant recoveredAt,
            ChoiceView choices) {}

    /** A moment when the person is asked how it goes. */
    record CheckIn(String id, Instant dueAt, String text, List<Asked> asks) {}

    /** A question of a check-in. */
    record Asked(String id, String text) {
        private static Asked of(Question question) {
            return new Asked(question.id(), question.text());
        }
    }

    private Reply reply(PlanOverview plan) {
        return new Reply(
                plan.planId(),
                plan.reportId(),
                plan.level(),
                plan.startedAt(),
                plan.endsAt(),
                plan.timeZone(),
                plan.parts(),
                plan.shown(),
                plan.reminders().stream().map(views::of).toList(),
                plan.checkIns().stream().map(this::checkIn).toList(),
                plan.status().name().toLowerCase(Locale.ROOT),
                plan.stoppedAt().orElse(null),
                plan.stopReason().orElse(null),
                plan.recoveredAt().orElse(null),
                ChoiceView.of(choices.find(caller.personId()).orElseThrow()));
    }

    private CheckIn checkIn(KeptReminder kept) {
        var template =
                kept.reminder().templateId().flatMap(knowledge::findCheckIn).orElseThrow();
        return new CheckIn(
                template.id(),
                kept.firstDueAt(),
                kept.reminder().title(),
                template.ask().stream().map(Asked::of).toList());
    }
}

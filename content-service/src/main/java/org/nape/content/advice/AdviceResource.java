package org.nape.content.advice;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Level;
import org.nape.knowledge.care.Withheld;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;

/** What to do after a report, for the person who made it and for clinicians. */
@Path("/api/v1/reports/{id}/advice")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Advice", description = "What is safe to do after a report")
public class AdviceResource {
    private static final Duration MOMENTS = Duration.ofSeconds(1);

    private final AdviceDesk desk;
    private final Caller caller;

    AdviceResource(AdviceDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.PERSON, Role.CLINICIAN})
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "getAdvice",
            summary = "Read the advice on a report",
            description = "What to show, in order, and what is withheld and why. It follows a report within moments.")
    @APIResponse(
            responseCode = "200",
            description =
                    "The advice as things stand now: a red flag, or newer answers that are open or worse, withhold what could harm",
            content =
                    @Content(
                            schema = @Schema(implementation = Reply.class),
                            examples = @ExampleObject(name = "careAtHome", value = AdviceExamples.CARE_AT_HOME)))
    @APIResponse(
            responseCode = "404",
            description = "No such report of yours, or its advice is not there yet: try again after Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Reply read(@PathParam("id") UUID reportId) {
        var advice =
                caller.is(Role.CLINICIAN) ? desk.findAdvice(reportId) : desk.findOwnAdvice(caller.personId(), reportId);
        return advice.map(Reply::of)
                .orElseThrow(() -> Problem.notFound("There is no advice here. Advice follows a report within moments.")
                        .withRetryAfter(MOMENTS)
                        .asException());
    }

    /**
     * The advice.
     *
     * @param level null while the report is not settled
     * @param stoppedAt since when a red flag withholds what could harm
     * @param answersValidUntil from then on, only a new interview tells how urgent it is
     */
    @Schema(name = "Advice")
    record Reply(
            UUID reportId,
            @Nullable Level level,
            List<Shown> shown,
            List<NotShown> withheld,
            @Nullable Instant stoppedAt,
            Instant answersValidUntil) {
        private static Reply of(Advice advice) {
            return new Reply(
                    advice.reportId(),
                    advice.level().orElse(null),
                    advice.care().shown().stream().map(Shown::of).toList(),
                    advice.care().withheld().stream().map(NotShown::of).toList(),
                    advice.stoppedAt().orElse(null),
                    advice.answersValidUntil());
        }
    }

    /**
     * An item to show.
     *
     * @param steps how to do it, for an exercise
     * @param durationSeconds how long it takes; null where that has no meaning
     * @param prescriptionOnly information only, to talk over with a doctor
     */
    @Schema(name = "ShownItem")
    record Shown(
            String slug,
            String kind,
            String title,
            String summary,
            List<String> body,
            List<String> steps,
            @Nullable Long durationSeconds,
            @Nullable String caution,
            boolean prescriptionOnly) {
        private static Shown of(ContentItem item) {
            return new Shown(
                    item.slug(),
                    item.kind().id(),
                    item.title(),
                    item.summary(),
                    item.body(),
                    item.steps(),
                    item.reminder()
                            .map(reminder -> reminder.duration().toSeconds())
                            .orElse(null),
                    item.caution().orElse(null),
                    item.prescriptionOnly());
        }
    }

    /** An item that belongs to the advice but would not be safe, or is not known to be. */
    @Schema(name = "WithheldItem")
    record NotShown(String slug, String title, String because) {
        private static NotShown of(Withheld withheld) {
            return new NotShown(withheld.item().slug(), withheld.item().title(), withheld.because());
        }
    }
}

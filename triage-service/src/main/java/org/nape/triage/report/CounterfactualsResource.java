package org.nape.triage.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.assessment.Counterfactuals;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;

/** Says which other answers would have made a report more or less urgent. */
@Path("/api/v1/reports/{id}/counterfactuals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reports")
public class CounterfactualsResource {
    private static final String EXAMPLE = """
            {"reportId": "019aabcd-1234-7abc-8def-0123456789ab", "level": "SELF_CARE", "atLeast": null,
             "raising": [{"answers": {"stroke_signs": true}, "level": "EMERGENCY", "settled": true,
               "sentence": "If your face, speech, sight or strength on one side had failed, or you had blacked out, \
            this would be an emergency."}],
             "lowering": []}""";

    private final Caller caller;
    private final SymptomReports reports;
    private final Counterfactuals counterfactuals;
    private final Knowledge knowledge;

    CounterfactualsResource(
            Caller caller, SymptomReports reports, Counterfactuals counterfactuals, Knowledge knowledge) {
        this.caller = caller;
        this.reports = reports;
        this.counterfactuals = counterfactuals;
        this.knowledge = knowledge;
    }

    @GET
    @RolesAllowed({Role.PERSON, Role.CLINICIAN})
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "getCounterfactuals",
            summary = "The smallest changes of the answers that would raise or lower the level")
    @APIResponse(
            responseCode = "200",
            description = "All changes of one answer, or of two where no single one is enough",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "careAtHome", value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is none, or it is another person's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The report was judged by other rules than today's, which cannot say what would change it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Answer counterfactuals(@PathParam("id") String id) {
        var report = reports.findReport(id, Viewer.of(caller))
                .orElseThrow(() -> Problem.notFound("There is no such report.").asException());
        if (!report.isJudgedBy(knowledge)) {
            throw Problem.conflict("The rules have changed since this report was made. Please report again.")
                    .asException();
        }
        var answers = knowledge.readFiled(report.answers()).answers();
        return Answer.of(report, counterfactuals.of(answers));
    }

    /**
     * What would change the level of a report.
     *
     * @param level null unless settled
     * @param raising what would raise the level, or what it is at least, the most urgent first
     * @param lowering what would settle at a lower level, the least urgent first
     */
    @Schema(name = "Counterfactuals")
    record Answer(
            UUID reportId,
            @Nullable Level level,
            @Nullable Level atLeast,
            List<Change> raising,
            List<Change> lowering) {
        static Answer of(SymptomReport report, Counterfactuals.Found found) {
            return new Answer(
                    report.id(),
                    report.level().orElse(null),
                    report.atLeast().orElse(null),
                    found.raising().stream().map(Change::of).toList(),
                    found.lowering().stream().map(Change::of).toList());
        }
    }

    /**
     * One or two answers that would have been enough.
     *
     * @param answers question id to the other answer
     * @param level what it would be then, or at least be if not settled
     */
    @Schema(name = "Counterfactual")
    record Change(Map<String, Object> answers, Level level, boolean settled, String sentence) {
        static Change of(Counterfactuals.Change change) {
            return new Change(change.answers(), change.level(), change.settled(), change.sentence());
        }
    }
}

package org.nape.triage.interview;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.assessment.Interview;
import org.nape.triage.answer.AnswerReader;
import org.nape.web.Problem;
import org.nape.web.Role;

/** Says what to ask next. It remembers nothing: the caller sends all answers each time. */
@Path("/api/v1/interviews")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Interviews", description = "What to ask next")
public class InterviewResource {
    private final AnswerReader answers;
    private final Interview interview;
    private final Knowledge knowledge;

    InterviewResource(AnswerReader answers, Interview interview, Knowledge knowledge) {
        this.answers = answers;
        this.interview = interview;
        this.knowledge = knowledge;
    }

    @POST
    @RolesAllowed(Role.PERSON)
    @Operation(operationId = "nextQuestions", summary = "What to ask a person who has given these answers")
    @APIResponse(
            responseCode = "200",
            description = "How far the interview is",
            content = @Content(schema = @Schema(implementation = NextStep.class)))
    @APIResponse(
            responseCode = "400",
            description = "Bad answers; atLeast is the level that the valid ones establish",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public NextStep next(@NotNull @Valid InterviewRequest request) {
        var reading = answers.read(request.answers());
        reading.findProblem(List.of()).ifPresent(problem -> {
            throw problem.asException();
        });
        return NextStep.of(interview.next(reading.answers()), knowledge);
    }

    /**
     * The answers so far.
     *
     * @param answers question id to boolean, whole number, option id, or null for "not sure"
     */
    record InterviewRequest(
            @NotNull
            @Schema(examples = "{\"fever\": \"high\", \"stiff_neck\": true, \"age_years\": 34, \"chills\": null}")
            Map<String, @Nullable Object> answers) {}
}

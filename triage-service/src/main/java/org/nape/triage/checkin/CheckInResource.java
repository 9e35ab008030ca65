package org.nape.triage.checkin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.assessment.Assessor;
import org.nape.knowledge.assessment.Interview;
import org.nape.triage.answer.AnswerReader;
import org.nape.triage.report.Attempt;
import org.nape.triage.report.ReportAnswers;
import org.nape.triage.report.Submission;
import org.nape.triage.report.Whereabouts;
import org.nape.web.Caller;
import org.nape.web.IdempotencyKey;
import org.nape.web.Page;
import org.nape.web.Place;
import org.nape.web.Problem;
import org.nape.web.Role;

/** The person's own check-ins: what they are asked while a plan runs, and what they answer. */
@Path("/api/v1/check-ins")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "Check-ins", description = "How it goes while a plan runs, and what follows from it")
public class CheckInResource {
    private final Caller caller;
    private final AnswerReader answers;
    private final CheckInDesk desk;
    private final OutcomeWriter writer;
    private final Clock clock;

    CheckInResource(
            Caller caller,
            AnswerReader answers,
            CheckInDesk desk,
            Knowledge knowledge,
            Assessor assessor,
            Interview interview,
            ReportAnswers reportAnswers,
            Clock clock) {
        this.caller = caller;
        this.answers = answers;
        this.desk = desk;
        this.writer = new OutcomeWriter(knowledge, assessor, interview, reportAnswers);
        this.clock = clock;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "getCheckIns", summary = "Own check-ins that have fallen due, newest first")
    @APIResponseSchema(value = CheckInPage.class, responseCode = "200", responseDescription = "One page")
    public Page<CheckInView> checkIns(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        var found = desk.list(caller.personId(), Page.after(cursor, Place::parse), most + 1);
        return Page.of(found, most, view -> new Place(view.dueAt(), view.checkInId()).toString());
    }

    @POST
    @Path("{id}")
    @ResponseStatus(201)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "answerCheckIn",
            summary = "Answers a check-in, once",
            description = "The plan goes on, ends, or stops for a new report. The answers of the interview's questions"
                    + " may be given too, as far as there is something to tell.")
    @APIResponseSchema(value = CheckInAnswer.class, responseCode = "201", responseDescription = "It is on disk")
    @APIResponse(
            responseCode = "400",
            description = "Something is wrong or missing; atLeast is the level that the valid answers establish",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is none, or it is another person's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "It was answered otherwise (check-in-answered), a newer report governs (check-in-superseded) or"
                            + " the answers are more than 24 hours old (answers-too-old). Nothing is kept; atLeast is the level"
                            + " that they establish, text what to do then",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The key was used for another reply",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            description = "The same for every try: the first answer is given again",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    public CheckInAnswer answer(
            @PathParam("id") String id, @NotNull @Valid Request request, @Context HttpHeaders headers) {
        var checkIn = find(id);
        var reply = checked(checkIn, request, headers);
        return switch (desk.receive(checkIn.id(), reply)) {
            case Receipt.Taken taken -> writer.taken(taken);
            case Receipt.Refused refused ->
                throw writer.refused(refused, checkIn.template(), reply).asException();
        };
    }

    private CheckIn find(String id) {
        return parse(id)
                .flatMap(uuid -> desk.find(caller.personId(), uuid))
                .orElseThrow(
                        () -> Problem.notFound("There is no such check-in.").asException());
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Reply checked(CheckIn checkIn, Request request, HttpHeaders headers) {
        var reading = answers.read(checkIn.template(), request.answers());
        var whereabouts = Whereabouts.of(request.country(), request.timeZone());
        var attempt =
                new Attempt(IdempotencyKey.of(headers), Optional.ofNullable(headers.getHeaderString("traceparent")));
        var answeredAt = AnsweredAt.of(request.answeredAt(), clock.instant());
        var otherFaults = Stream.of(whereabouts.faults(), attempt.key().faults(), answeredAt.faults())
                .flatMap(List::stream)
                .toList();
        reading.findProblem(otherFaults).ifPresent(problem -> {
            throw problem.asException();
        });
        return new Reply(
                new Submission(caller.personId(), reading.answers(), whereabouts, attempt), answeredAt.instant());
    }

    /** Names the page in the API's description, which knows no generics. */
    @Schema(name = "CheckInPage")
    record CheckInPage(List<CheckInView> items, @Nullable String nextCursor) {}

    /**
     * A reply to a check-in.
     *
     * @param answers question id to boolean, whole number, option id, or null for "not sure": all that the check-in asks, and
     *     any of the interview
     * @param answeredAt when the person answered, if that is not now; RFC 3339
     * @param country ISO 3166 code of where the person is, for the emergency number
     * @param timeZone the person's IANA time zone, for reminders
     */
    @Schema(name = "CheckInReply")
    record Request(
            @NotNull
            @Schema(examples = "{\"new_warning_sign\": false, \"getting_worse_since\": false, \"still_hurting\": null}")
            Map<String, @Nullable Object> answers,

            @Schema(examples = "2026-11-29T10:02:31Z") @Nullable
            String answeredAt,

            @Schema(examples = "DE") @Nullable String country,
            @Schema(examples = "Europe/Berlin") @Nullable String timeZone) {}
}

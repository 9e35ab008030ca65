package org.nape.triage.report;

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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.nape.triage.answer.AnswerReader;
import org.nape.web.Caller;
import org.nape.web.IdempotencyKey;
import org.nape.web.Page;
import org.nape.web.Place;
import org.nape.web.Problem;
import org.nape.web.Role;

/** Takes reports and shows them again. */
@Path("/api/v1/reports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reports", description = "How urgent it is, and why")
public class SymptomReportResource {
    private final Caller caller;
    private final AnswerReader answers;
    private final TriageDesk desk;
    private final SymptomReports reports;
    private final ReportAnswers reportAnswers;

    SymptomReportResource(
            Caller caller, AnswerReader answers, TriageDesk desk, SymptomReports reports, ReportAnswers reportAnswers) {
        this.caller = caller;
        this.answers = answers;
        this.desk = desk;
        this.reports = reports;
        this.reportAnswers = reportAnswers;
    }

    @POST
    @RolesAllowed(Role.PERSON)
    @ResponseStatus(201)
    @Operation(operationId = "report", summary = "Reports symptoms and says how urgent it is, and why")
    @APIResponseSchema(value = ReportAnswer.class, responseCode = "201", responseDescription = "It is on disk")
    @APIResponse(
            responseCode = "400",
            description = "Something is wrong; atLeast is the level that the valid answers establish. Nothing is kept",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "410",
            description = "The person was erased",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The key was used for another report",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not possible at the moment; try again with the same key",
            headers = @Header(name = "Retry-After", schema = @Schema(type = SchemaType.INTEGER)),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            description = "The same for every try: the first answer is given again",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    public RestResponse<ReportAnswer> report(@NotNull @Valid Request request, @Context HttpHeaders headers) {
        return switch (desk.receive(checked(request, attempt(headers)))) {
            case Receipt.Filed(var report, var redFlag) -> created(reportAnswers.first(report, redFlag));
            case Receipt.FiledBefore(var report) -> created(reportAnswers.firstAgain(report));
            case Receipt.KeyReused _ ->
                throw IdempotencyKey.reused("This key was sent with another report before.")
                        .asException();
        };
    }

    private static RestResponse<ReportAnswer> created(ReportAnswer answer) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, answer)
                .header(HttpHeaders.LOCATION, "/api/v1/reports/" + answer.reportId())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Attempt attempt(HttpHeaders headers) {
        return new Attempt(IdempotencyKey.of(headers), Optional.ofNullable(headers.getHeaderString("traceparent")));
    }

    private Submission checked(Request request, Attempt attempt) {
        var reading = answers.read(request.answers());
        var whereabouts = Whereabouts.of(request.country(), request.timeZone());
        var otherFaults = Stream.concat(whereabouts.faults().stream(), attempt.key().faults().stream())
                .toList();
        reading.findProblem(otherFaults).ifPresent(problem -> {
            throw problem.asException();
        });
        return new Submission(caller.personId(), reading.answers(), whereabouts, attempt);
    }

    @GET
    @RolesAllowed({Role.PERSON, Role.CLINICIAN})
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "getReports", summary = "Own reports, or for a clinician all, newest first")
    public Page<ReportAnswer> reports(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        var found = reports.newestFirst(Viewer.of(caller), Page.after(cursor, Place::parse), most + 1);
        return reportAnswers.today(
                Page.of(found, most, report -> new Place(report.reportedAt(), report.id()).toString()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.PERSON, Role.CLINICIAN})
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "getReport", summary = "One report")
    @APIResponseSchema(value = ReportAnswer.class, responseCode = "200", responseDescription = "The report")
    @APIResponse(
            responseCode = "404",
            description = "There is none, or it is another person's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReportAnswer report(@PathParam("id") String id) {
        return reports.findReport(id, Viewer.of(caller))
                .map(reportAnswers::today)
                .orElseThrow(() -> Problem.notFound("There is no such report.").asException());
    }

    /**
     * A report as a person sends it.
     *
     * @param answers question id to boolean, whole number, option id, or null for "not sure"
     * @param country ISO 3166 code of where the person is, for the emergency number
     * @param timeZone the person's IANA time zone, for reminders
     */
    @Schema(name = "ReportRequest")
    record Request(
            @NotNull
            @Schema(examples = "{\"fever\": \"high\", \"stiff_neck\": true, \"age_years\": 34, \"chills\": null}")
            Map<String, @Nullable Object> answers,

            @Schema(examples = "DE") @Nullable String country,
            @Schema(examples = "Europe/Berlin") @Nullable String timeZone) {}
}

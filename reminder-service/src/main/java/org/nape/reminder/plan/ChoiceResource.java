package org.nape.reminder.plan;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;
import org.nape.web.Version;

/** What the person chooses about their plan. */
@Path("/api/v1/plan/choices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "Plan", description = "What to do after a report, day by day")
public class ChoiceResource {
    private final ChoiceDesk desk;
    private final Caller caller;

    ChoiceResource(ChoiceDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getChoices", summary = "What one chose about the plan, and may choose")
    @APIResponseSchema(
            value = ChoiceView.class,
            responseCode = "200",
            responseDescription = "The choices; ETag says which")
    @APIResponse(
            responseCode = "404",
            description = "There never was a plan",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ChoiceView> choices() {
        return reply(desk.find(caller.personId())
                .orElseThrow(() -> PlanResource.noPlan().asException()));
    }

    @PUT
    @Operation(
            operationId = "putChoices",
            summary = "Replaces all choices; the plan goes by them at once",
            description =
                    "What is left out is as the care plans say. The remedy and the order of causes are remembered for"
                            + " later plans; prevention must be asked for again. Who is well again keeps prevention only.")
    @APIResponseSchema(value = ChoiceView.class, responseCode = "200", responseDescription = "They are in force")
    @APIResponse(
            responseCode = "400",
            description = "Something cannot be read; each part that is wrong is named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There never was a plan",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The plan has stopped or ended, or there is a red flag",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "They were changed since the version that If-Match names",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "It is not offered to this person",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ChoiceView> put(
            @NotNull Request request,
            @Parameter(description = "The ETag that was read: nothing is overwritten that was changed since")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch) {
        return switch (desk.choose(caller.personId(), request.wish(), ifMatch)) {
            case Choosing.Done done -> reply(done);
            case Choosing.NoPlan() -> throw PlanResource.noPlan().asException();
            case Choosing.NotNow(var because) -> throw Problem.conflict(because).asException();
            case Choosing.Outdated() -> throw Version.outdated().asException();
            case Choosing.Malformed(var faults) ->
                throw Problem.badRequest("Some parts of the choices cannot be read", faults)
                        .asException();
            case Choosing.NotOffered(var faults) ->
                throw Problem.unprocessable("choice-not-offered", "Your plan does not offer this.")
                        .withErrors(faults)
                        .asException();
        };
    }

    private static RestResponse<ChoiceView> reply(Choosing.Done done) {
        return new Version(done.choices().version()).reply(ChoiceView.of(done));
    }

    /**
     * What the person chooses.
     *
     * @param prefers {@code ice} or {@code heat}
     * @param causesInOrder ids of {@code offers.causes}; whose reminders to keep first when a day gets too full
     * @param prevention whether to be reminded of what prevents it from coming back
     */
    @Schema(name = "NewChoices")
    record Request(
            @Schema(examples = "heat") @Nullable String prefers,

            @Schema(examples = "[\"p_cause_stress\", \"p_cause_computer_work\"]") @Nullable
            List<@Nullable String> causesInOrder,

            @Schema(examples = "false") @Nullable Boolean prevention) {
        private ChoiceWish wish() {
            return new ChoiceWish(prefers, causesInOrder, prevention);
        }
    }
}

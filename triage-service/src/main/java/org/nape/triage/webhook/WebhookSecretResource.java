package org.nape.triage.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
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
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;

/** Gives a webhook its next secret. */
@Path("/api/v1/webhooks/{id}/secret")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.SUBSCRIBER)
@Tag(name = "Webhooks")
public class WebhookSecretResource {
    private final Caller caller;
    private final WebhookDesk desk;

    WebhookSecretResource(Caller caller, WebhookDesk desk) {
        this.caller = caller;
        this.desk = desk;
    }

    @POST
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseStatus(201)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Makes the next secret",
            description = "For 24 hours the one before signs too: webhook-signature then holds two signatures.")
    @APIResponseSchema(
            value = WebhookDesk.NewSecret.class,
            responseCode = "201",
            responseDescription = "Both sign from now on")
    @APIResponse(
            responseCode = "404",
            description = "There is no such webhook, or it is another client's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "Two secrets sign already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Parameter(
            name = WebhookResource.KEY,
            in = ParameterIn.HEADER,
            description = "The same for every try: the first answer is given again",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    public WebhookDesk.NewSecret rotate(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return Refusals.done(desk.rotate(caller.subject(), id, WebhookResource.key(headers)));
    }
}

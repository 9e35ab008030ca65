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
import java.nio.charset.StandardCharsets;
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

/** Calls a webhook, so that its client sees whether calls arrive. */
@Path("/api/v1/webhooks/{id}/test")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.SUBSCRIBER)
@Tag(name = "Webhooks")
public class WebhookTestResource {
    private final Caller caller;
    private final WebhookDesk desk;

    WebhookTestResource(Caller caller, WebhookDesk desk) {
        this.caller = caller;
        this.desk = desk;
    }

    @POST
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseStatus(202)
    @Operation(
            operationId = "testWebhook",
            summary = "Calls the webhook once with an event webhook-test",
            description = "Look at the delivery to see what became of it.")
    @APIResponseSchema(value = TestOwed.class, responseCode = "202", responseDescription = "It is on its way")
    @APIResponse(
            responseCode = "404",
            description = "There is no such webhook, or it is another client's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The webhook is disabled; a redelivery enables it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Parameter(
            name = WebhookResource.KEY,
            in = ParameterIn.HEADER,
            description = "The same for every try: it is tested once",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    public TestOwed test(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        var testId = WebhookResource.key(headers)
                .map(key -> UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.US_ASCII)))
                .orElseGet(UUID::randomUUID);
        return new TestOwed(Refusals.done(desk.test(caller.subject(), id, testId)));
    }

    @Schema(name = "WebhookTest")
    record TestOwed(UUID deliveryId) {}
}

package org.nape.triage.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.nape.web.Problem;
import org.nape.web.Role;

/** Ends the webhooks of a client that the operator has removed: who clients are is known elsewhere. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Webhooks")
public class ClientWebhooksResource {
    private static final int LONGEST_ID = 200;
    private static final Pattern ID = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1," + LONGEST_ID + "}");

    private final WebhookDesk desk;

    ClientWebhooksResource(WebhookDesk desk) {
        this.desk = desk;
    }

    @DELETE
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "deleteWebhooksOfClient",
            summary = "Deletes all webhooks of a client, and what is owed to them",
            description =
                    "For a client that is removed. A token that it was given before is good until it ends, and can"
                            + " make a webhook until then: ask again once it has.")
    @APIResponseSchema(
            value = Deleted.class,
            responseCode = "200",
            responseDescription = "None of them is called any more; asked again, there are none")
    @APIResponse(
            responseCode = "400",
            description = "It is not said which client",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Deleted deleteOfClient(
            @Parameter(
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST_ID))
                    @QueryParam("clientId")
                    @Nullable
                    String clientId,
            @Context UriInfo uri) {
        if (!uri.getQueryParameters().keySet().equals(Set.of("clientId"))
                || uri.getQueryParameters().get("clientId").size() != 1
                || clientId == null
                || !ID.matcher(clientId).matches()) {
            throw Problem.badRequest(
                            "It must be clear which client is meant",
                            List.of(new Problem.Fault(
                                    "clientId",
                                    "must be there once, alone, and have 1 to " + LONGEST_ID
                                            + " characters that can be printed")))
                    .asException();
        }
        return new Deleted(desk.deleteOfClient(clientId));
    }

    /** @param deleted how many there were */
    @Schema(name = "DeletedWebhooks")
    record Deleted(@Schema(examples = "2") int deleted) {}
}

package org.nape.triage.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.nape.web.Caller;
import org.nape.web.Page;
import org.nape.web.Problem;
import org.nape.web.Role;

/** A client's webhooks. */
@Path("/api/v1/webhooks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.SUBSCRIBER)
@Tag(name = "Webhooks", description = "Be called with red flags, by Standard Webhooks")
public class WebhookResource {
    static final String KEY = "Idempotency-Key";
    private static final String NEW = """
            {"url": "https://desk.example/hooks/nape", "levels": ["EMERGENCY"], "types": ["red-flag-raised"]}""";
    private static final String MADE = """
            {"webhookId": "019aabcd-1234-7abc-8def-0123456789ab", "url": "https://desk.example/hooks/nape",
             "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwPNMKqGsqHhc=",
             "levels": ["EMERGENCY"], "concerns": [], "types": ["red-flag-raised"], "status": "enabled",
             "createdAt": "2026-11-22T09:00:00Z", "failingSince": null, "disabledAt": null, "disabledBecause": null,
             "previousSecretUntil": null}""";
    private static final Pattern KEY_TEXT = Pattern.compile("[\\x20-\\x7e]{1,200}");

    private final Caller caller;
    private final SubscriptionReader reader;
    private final WebhookDesk desk;
    private final Webhooks webhooks;

    WebhookResource(Caller caller, SubscriptionReader reader, WebhookDesk desk, Webhooks webhooks) {
        this.caller = caller;
        this.reader = reader;
        this.desk = desk;
        this.webhooks = webhooks;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "makeWebhook",
            summary = "Makes a webhook",
            description =
                    "The secret is told in this answer only. Each event is sent as {type, timestamp, data} with the headers"
                            + " webhook-id (the event's id, the same for every try), webhook-timestamp and webhook-signature, until a"
                            + " 2xx answers it: at once, and then for three days ever more seldom. At least once, in any order.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Request.class),
                            examples = @ExampleObject(name = "emergencies", value = NEW)))
    @APIResponse(
            responseCode = "201",
            description = "Events come from now on",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookView.class),
                            examples = @ExampleObject(name = "emergencies", value = MADE)))
    @APIResponse(
            responseCode = "400",
            description = "A part of it is wrong, or the URL may not be called",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The client has 20 already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The key was used for another webhook",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not possible at the moment, or the operator has not set up webhooks",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Parameter(
            name = KEY,
            in = ParameterIn.HEADER,
            description = "The same for every try, within 24 hours: the first answer is given again",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    public RestResponse<WebhookView> make(@NotNull Request request, @Context HttpHeaders headers) {
        var key = key(headers);
        var webhook = Refusals.done(desk.make(caller.subject(), checked(request), key));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, webhook)
                .header(HttpHeaders.LOCATION, "/api/v1/webhooks/" + webhook.webhookId())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Subscription checked(Request request) {
        var reading = reader.read(request.url(), request.levels(), request.concerns(), request.types());
        if (!reading.faults().isEmpty()) {
            var faults = reading.faults().stream()
                    .map(fault -> new Problem.Fault(fault.pointer(), fault.detail()))
                    .toList();
            throw Problem.badRequest("Some parts of the webhook are wrong", faults)
                    .asException();
        }
        return reading.subscription();
    }

    /** From the headers themselves: as a parameter of the method, an empty one would be as none. */
    static Optional<String> key(HttpHeaders headers) {
        var keys = headers.getRequestHeader(KEY);
        if (keys.size() > 1
                || !keys.stream().allMatch(key -> KEY_TEXT.matcher(key).matches())) {
            throw Problem.badRequest(
                            "The key is not valid",
                            List.of(new Problem.Fault(KEY, "must be 1 to 200 printable ASCII characters, once")))
                    .asException();
        }
        return keys.stream().findFirst();
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "getWebhooks", summary = "The client's webhooks, oldest first")
    public Page<WebhookView> webhooks(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        var found = webhooks.listOf(caller.subject(), Page.after(cursor, UUID::fromString), most + 1);
        return Page.of(found, most, row -> row.id.toString()).map(WebhookView::of);
    }

    @GET
    @Path("{id}")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "getWebhook", summary = "One webhook")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200", responseDescription = "The webhook")
    @APIResponse(
            responseCode = "404",
            description = "There is none, or it is another client's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public WebhookView webhook(@PathParam("id") UUID id) {
        return webhooks.findOf(caller.subject(), id)
                .map(WebhookView::of)
                .orElseThrow(() -> Refusals.noSuch().asException());
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(204)
    @Operation(operationId = "deleteWebhook", summary = "Deletes a webhook and what is owed to it")
    @APIResponse(responseCode = "204", description = "It is not called any more")
    @APIResponse(
            responseCode = "404",
            description = "There is none, or it is another client's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void delete(@PathParam("id") UUID id) {
        if (!desk.delete(caller.subject(), id)) {
            throw Refusals.noSuch().asException();
        }
    }

    /**
     * Where to be called, and for what. A filter that is left out lets everything through.
     *
     * @param url https, a host with public addresses, without user and fragment; it may hold a secret of yours
     * @param levels of red flags
     * @param concerns of red flags; any of them is enough
     * @param types of events
     */
    @Schema(name = "NewWebhook")
    record Request(
            @Schema(examples = "https://desk.example/hooks/nape", required = true, maxLength = 2000) @Nullable
            String url,

            @Schema(examples = "[\"EMERGENCY\"]") @Nullable List<@Nullable String> levels,
            @Schema(examples = "[\"meningitis\"]") @Nullable List<@Nullable String> concerns,

            @Schema(examples = "[\"red-flag-raised\"]") @Nullable
            List<@Nullable String> types) {}
}

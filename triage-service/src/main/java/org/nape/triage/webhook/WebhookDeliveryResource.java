package org.nape.triage.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.nape.web.Caller;
import org.nape.web.Page;
import org.nape.web.Problem;
import org.nape.web.Role;

/** What became of the calls of a webhook, and how to ask for more. */
@Path("/api/v1/webhooks/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.SUBSCRIBER)
@Tag(name = "Webhooks")
public class WebhookDeliveryResource {
    private static final String LISTED = """
            {"items": [{"deliveryId": "019aabcd-2345-7abc-8def-0123456789ab",
              "eventId": "019aabcd-1234-7abc-8def-0123456789ab", "sequence": "000000000017", "type": "red-flag-raised",
              "happenedAt": "2026-11-22T09:00:00Z", "owedAt": "2026-11-22T09:00:00.004Z", "status": "pending", "tries": 2,
              "nextTryAt": "2026-11-22T09:05:21Z", "lastTriedAt": "2026-11-22T09:00:06Z", "deliveredAt": null,
              "lastStatus": 503, "lastFailure": null}],
             "nextCursor": null}""";

    private final Caller caller;
    private final WebhookDesk desk;
    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;

    WebhookDeliveryResource(Caller caller, WebhookDesk desk, Webhooks webhooks, WebhookDeliveries deliveries) {
        this.caller = caller;
        this.desk = desk;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @GET
    @Path("deliveries")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "getDeliveries", summary = "What is owed to a webhook and what became of it, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Of the last 30 days",
            content =
                    @Content(
                            schema = @Schema(implementation = Listed.class),
                            examples = @ExampleObject(name = "tried again", value = LISTED)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such webhook, or it is another client's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<DeliveryView> deliveries(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(enumeration = {"pending", "delivered", "failed"}))
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(
                            description = "owed at or after it",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("since")
                    @Nullable
                    String since,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        var filter = new WebhookDeliveries.Filter(
                status(status), instant("since", since), Page.after(cursor, UUID::fromString));
        webhooks.findOf(caller.subject(), id)
                .orElseThrow(() -> Refusals.noSuch().asException());
        var found = deliveries.newestFirst(id, filter, most + 1);
        return Page.of(found, most, row -> row.id.toString()).map(DeliveryView::of);
    }

    /** For the description only, which cannot know what a page is a page of. */
    @Schema(name = "Deliveries")
    record Listed(List<DeliveryView> items, @Nullable String nextCursor) {}

    private static Optional<String> status(@Nullable String text) {
        if (text != null && DeliveryStatus.find(text).isEmpty()) {
            throw wrong("status", "must be pending, delivered or failed");
        }
        return Optional.ofNullable(text);
    }

    private static Optional<Instant> instant(String pointer, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse).filter(WebhookDeliveryResource::isStorable);
        } catch (DateTimeException e) {
            throw wrong(pointer, "must be an instant such as 2026-11-22T09:00:00Z");
        }
    }

    private static boolean isStorable(Instant instant) {
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.EPOCH.plusSeconds(1L << 40))) {
            throw new DateTimeException("beyond what a database keeps");
        }
        return true;
    }

    private static RuntimeException wrong(String pointer, String detail) {
        return Problem.badRequest("A part of the request is wrong", List.of(new Problem.Fault(pointer, detail)))
                .asException();
    }

    @POST
    @Path("redeliveries")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseStatus(202)
    @Operation(
            operationId = "redeliver",
            summary = "Sends one delivery again, or all since an instant",
            description =
                    "Whatever became of them, with the same webhook-id. A webhook that was disabled is enabled by it, and"
                            + " what was owed to it in the meantime goes out too.")
    @APIResponseSchema(value = Redelivered.class, responseCode = "202", responseDescription = "They are on their way")
    @APIResponse(
            responseCode = "400",
            description = "Not exactly one of both, or it cannot be read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such webhook or delivery, or it is another client's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Redelivered redeliver(@PathParam("id") UUID id, @NotNull Redelivery request) {
        if ((request.deliveryId() == null) == (request.since() == null)) {
            throw wrong("", "must have either deliveryId or since");
        }
        return new Redelivered(Refusals.done(desk.deliverAgain(
                caller.subject(), id, Optional.ofNullable(request.deliveryId()), instant("/since", request.since()))));
    }

    /**
     * What to send again: one of both.
     *
     * @param since all that was owed at or after it, but tests
     */
    @Schema(name = "Redelivery")
    record Redelivery(
            @Nullable UUID deliveryId,

            @Schema(examples = "2026-11-22T09:00:00Z", format = "date-time") @Nullable
            String since) {}

    /** @param redelivered how many; what is being tried at this moment is not counted */
    @Schema(name = "Redelivered")
    record Redelivered(int redelivered) {}
}

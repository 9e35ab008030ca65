package org.nape.reminder.settings;

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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.day.Settings;
import org.nape.reminder.day.WorkingHours;
import org.nape.reminder.settings.SettingsWish.Span;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;
import org.nape.web.Version;

/** The person's own settings. */
@Path("/api/v1/settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "Settings", description = "The person's day: zone, quiet hours, working hours, days off, discretion")
public class SettingsResource {
    private final SettingsDesk desk;
    private final QuietHours usual;
    private final Caller caller;

    SettingsResource(SettingsDesk desk, QuietHours usual, Caller caller) {
        this.desk = desk;
        this.usual = usual;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getSettings",
            summary = "The settings by which reminders fall due",
            description =
                    "Before they are put for the first time: the usual quiet hours, discreet, and the zone that the"
                            + " newest report told.")
    @APIResponseSchema(value = Reply.class, responseCode = "200", responseDescription = "The settings; ETag says which")
    public RestResponse<Reply> settings() {
        return reply(desk.read(caller.personId()));
    }

    @PUT
    @Operation(
            operationId = "putSettings",
            summary = "Replaces all settings; reminders fall due by them at once",
            description =
                    "What is left out is as usual. Breaks from work fall due only in working hours and on no day off;"
                            + " without working hours at any time that is not quiet. Discreet titles name no health problem.")
    @APIResponseSchema(value = Reply.class, responseCode = "200", responseDescription = "They are in force")
    @APIResponse(
            responseCode = "400",
            description = "Something cannot be read; each part that is wrong is named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "410",
            description = "The person was erased",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "They were changed since the version that If-Match names",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<Reply> put(
            @NotNull Request request,
            @Parameter(description = "The ETag that was read: nothing is overwritten that was changed since")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch) {
        return switch (SettingsReader.read(request.wish(), usual)) {
            case SettingsReader.Reading.Malformed(var faults) ->
                throw Problem.badRequest("Some parts of the settings cannot be read", shown(faults))
                        .asException();
            case SettingsReader.Reading.Understood(var wished) ->
                reply(desk.change(caller.personId(), wished, ifMatch)
                        .orElseThrow(() -> Version.outdated().asException()));
        };
    }

    private static List<Problem.Fault> shown(List<SettingsReader.Fault> faults) {
        return faults.stream()
                .map(fault -> new Problem.Fault(fault.pointer(), fault.detail()))
                .toList();
    }

    private static RestResponse<Reply> reply(Settings settings) {
        return new Version(settings.version()).reply(Reply.of(settings));
    }

    /**
     * How the person wants to be reminded.
     *
     * @param timeZone a name of the IANA database
     * @param country ISO 3166-1 alpha-2
     * @param language BCP 47
     */
    @Schema(name = "NewSettings", requiredProperties = "timeZone")
    record Request(
            @Schema(examples = "Europe/Berlin") @Nullable String timeZone,
            @Schema(examples = "DE") @Nullable String country,
            @Schema(examples = "de-DE") @Nullable String language,

            @Schema(description = "22:00 to 07:00 if left out; at most 16 hours") @Nullable
            Span quietHours,

            @Schema(
                    description =
                            "By weekday, monday to sunday; none for someone who works at any time. May end at 24:00",
                    examples = "{\"monday\": [{\"from\": \"09:00\", \"to\": \"12:30\"}]}")
            @Nullable
            Map<String, @Nullable List<@Nullable Span>> workingHours,

            @Schema(description = "Dates without breaks from work", examples = "[\"2026-12-24\"]") @Nullable
            List<@Nullable String> daysOff,

            @Schema(description = "Whether no title may name a health problem; true if left out") @Nullable
            Boolean discreet) {
        private SettingsWish wish() {
            return new SettingsWish(timeZone, country, language, quietHours, workingHours, daysOff, discreet);
        }
    }

    /**
     * All settings as they are in force.
     *
     * @param timeZone null while nobody told it: each reminder then goes by its own
     */
    @Schema(name = "Settings")
    record Reply(
            @Nullable String timeZone,
            @Nullable String country,
            @Nullable String language,
            Span quietHours,
            Map<String, List<Span>> workingHours,
            List<LocalDate> daysOff,
            boolean discreet) {

        private static Reply of(Settings settings) {
            var quiet = settings.quietHours();
            return new Reply(
                    settings.zone().map(ZoneId::getId).orElse(null),
                    settings.country().orElse(null),
                    settings.language().orElse(null),
                    new Span(quiet.from().toString(), quiet.to().toString()),
                    byWeekday(settings.workingHours()),
                    settings.workingHours().daysOff().stream().sorted().toList(),
                    settings.discreet());
        }

        private static Map<String, List<Span>> byWeekday(WorkingHours hours) {
            var byWeekday = new LinkedHashMap<String, List<Span>>();
            hours.ranges()
                    .forEach(range -> byWeekday
                            .computeIfAbsent(range.weekday().name().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                            .add(new Span(range.from().toString(), end(range.to()))));
            return byWeekday;
        }

        private static String end(LocalTime to) {
            return to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString();
        }
    }
}

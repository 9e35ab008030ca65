package org.nape.gateway.route;

import static org.nape.gateway.limit.Limit.NEW_PERSONS;
import static org.nape.gateway.limit.Limit.REPORTS;
import static org.nape.gateway.limit.Limit.TOKEN_REQUESTS;
import static org.nape.gateway.route.Service.CONTENT;
import static org.nape.gateway.route.Service.REMINDER;
import static org.nape.gateway.route.Service.TRIAGE;
import static org.nape.gateway.route.Target.Own.ME;
import static org.nape.gateway.route.Target.Own.MY_STREAM;
import static org.nape.gateway.route.Target.Own.PERSONS;
import static org.nape.gateway.route.Target.Own.RED_FLAG_STREAM;
import static org.nape.gateway.route.Target.Own.RENEWAL;
import static org.nape.gateway.route.Target.Own.TOKENS;
import static org.nape.web.Role.CLINICIAN;
import static org.nape.web.Role.OPERATOR;
import static org.nape.web.Role.PERSON;
import static org.nape.web.Role.SUBSCRIBER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nape.gateway.limit.Limit;

/** Everything that may be asked at the door, who may ask it and who answers. What is not here is not there. */
public final class Routes {
    static final List<Route> ALL = List.of(
            Route.of("POST", "/api/v1/persons", PERSONS).within(NEW_PERSONS),
            Route.of("POST", "/api/v1/tokens", TOKENS).within(TOKEN_REQUESTS),
            Route.of("GET", "/api/v1/questions", TRIAGE),
            Route.of("GET", "/api/v1/rules", TRIAGE),
            Route.of("GET", "/api/v1/rules/{version}", TRIAGE),
            Route.of("POST", "/api/v1/interviews", TRIAGE, PERSON),
            Route.of("POST", "/api/v1/reports", TRIAGE, PERSON).within(REPORTS),
            Route.of("GET", "/api/v1/reports", TRIAGE, PERSON, CLINICIAN),
            Route.of("GET", "/api/v1/reports/{reportId}", TRIAGE, PERSON, CLINICIAN),
            Route.of("GET", "/api/v1/reports/{reportId}/counterfactuals", TRIAGE, PERSON, CLINICIAN),
            Route.of("GET", "/api/v1/reports/{reportId}/advice", CONTENT, PERSON, CLINICIAN),
            Route.of("GET", "/api/v1/red-flags", TRIAGE, CLINICIAN, SUBSCRIBER),
            Route.of("GET", "/api/v1/red-flags/{redFlagId}", TRIAGE, CLINICIAN, SUBSCRIBER),
            Route.of("POST", "/api/v1/red-flags/{redFlagId}/acknowledgement", TRIAGE, CLINICIAN, SUBSCRIBER),
            Route.of("POST", "/api/v1/red-flags/{redFlagId}/closure", TRIAGE, CLINICIAN, SUBSCRIBER),
            Route.of("GET", "/api/v1/check-ins", TRIAGE, PERSON),
            Route.of("POST", "/api/v1/check-ins/{checkInId}", TRIAGE, PERSON).within(REPORTS),
            Route.of("POST", "/api/v1/webhooks", TRIAGE, SUBSCRIBER),
            Route.of("GET", "/api/v1/webhooks", TRIAGE, SUBSCRIBER),
            Route.of("GET", "/api/v1/webhooks/{webhookId}", TRIAGE, SUBSCRIBER),
            Route.of("DELETE", "/api/v1/webhooks", TRIAGE, OPERATOR),
            Route.of("DELETE", "/api/v1/webhooks/{webhookId}", TRIAGE, SUBSCRIBER),
            Route.of("GET", "/api/v1/webhooks/{webhookId}/deliveries", TRIAGE, SUBSCRIBER),
            Route.of("POST", "/api/v1/webhooks/{webhookId}/test", TRIAGE, SUBSCRIBER),
            Route.of("POST", "/api/v1/webhooks/{webhookId}/redeliveries", TRIAGE, SUBSCRIBER),
            Route.of("POST", "/api/v1/webhooks/{webhookId}/secret", TRIAGE, SUBSCRIBER),
            Route.of("GET", "/api/v1/content", CONTENT),
            Route.of("GET", "/api/v1/content/{slug}", CONTENT),
            Route.of("GET", "/api/v1/plan", REMINDER, PERSON),
            Route.of("GET", "/api/v1/plan/choices", REMINDER, PERSON),
            Route.of("PUT", "/api/v1/plan/choices", REMINDER, PERSON),
            // Programs that show calendars send no token: the key in the address is what opens one.
            Route.of("GET", "/api/v1/calendar.ics", REMINDER),
            Route.of("GET", "/api/v1/calendar-key", REMINDER, PERSON),
            Route.of("PUT", "/api/v1/calendar-key", REMINDER, PERSON),
            Route.of("DELETE", "/api/v1/calendar-key", REMINDER, PERSON),
            Route.of("GET", "/api/v1/reminders/upcoming", REMINDER, PERSON),
            Route.of("GET", "/api/v1/plan/progress", REMINDER, PERSON),
            Route.of("GET", "/api/v1/reminders", REMINDER, PERSON),
            Route.of("POST", "/api/v1/reminders", REMINDER, PERSON),
            Route.of("GET", "/api/v1/reminders/{reminderId}", REMINDER, PERSON),
            Route.of("PATCH", "/api/v1/reminders/{reminderId}", REMINDER, PERSON),
            Route.of("DELETE", "/api/v1/reminders/{reminderId}", REMINDER, PERSON),
            Route.of("POST", "/api/v1/reminders/{reminderId}/done", REMINDER, PERSON),
            Route.of("POST", "/api/v1/reminders/{reminderId}/skip", REMINDER, PERSON),
            Route.of("POST", "/api/v1/reminders/{reminderId}/snooze", REMINDER, PERSON),
            Route.of("POST", "/api/v1/reminders/{reminderId}/fewer", REMINDER, PERSON),
            Route.of("GET", "/api/v1/reminders/{reminderId}/history", REMINDER, PERSON),
            Route.of("GET", "/api/v1/settings", REMINDER, PERSON),
            Route.of("PUT", "/api/v1/settings", REMINDER, PERSON),
            Route.of("GET", "/api/v1/me", ME, PERSON),
            Route.of("DELETE", "/api/v1/me", TRIAGE, PERSON),
            Route.of("POST", "/api/v1/me/token", RENEWAL, PERSON),
            Route.of("GET", "/api/v1/events/red-flags", RED_FLAG_STREAM, SUBSCRIBER, CLINICIAN),
            Route.of("GET", "/api/v1/events/mine", MY_STREAM, PERSON));

    private Routes() {}

    /** What the table says of a method and a path. */
    sealed interface Answer {
        record Found(Route route) implements Answer {}

        /** The path is known, but only for these methods. */
        record OtherMethods(Set<String> allowed) implements Answer {}

        record Unknown() implements Answer {}
    }

    static Answer lookUp(String method, String path) {
        var segments = path.split("/", -1);
        for (var route : ALL) {
            if (route.isAt(segments) && route.takes(method)) {
                return new Answer.Found(route);
            }
        }
        var allowed = ALL.stream()
                .filter(route -> route.isAt(segments))
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        return allowed.isEmpty() ? new Answer.Unknown() : new Answer.OtherMethods(allowed);
    }

    /** What a request counts for instead of its caller's limit. */
    static Optional<Limit> findLimit(String method, String path) {
        return lookUp(method, path) instanceof Answer.Found(Route route) ? route.limit() : Optional.empty();
    }

    /** Whether an operation of a service, by its path in that service's OpenAPI, can be asked for at the door. */
    public static boolean offers(String method, String template) {
        return lookUp(method, example(template)) instanceof Answer.Found;
    }

    /** Whether the operation needs a token. */
    public static boolean needsToken(String method, String template) {
        return lookUp(method, example(template)) instanceof Answer.Found(Route route) && !route.isForAnyone();
    }

    /** Who may ask for an operation, in words. */
    public static String bearers(String method, String template) {
        return lookUp(method, example(template)) instanceof Answer.Found(Route route) && !route.isForAnyone()
                ? route.roles().stream().sorted().collect(Collectors.joining(", "))
                : "anyone";
    }

    /** With which statuses the door itself may answer an operation, or somebody behind it for a reason that the path tells. */
    public static Set<String> refusals(String method, String template) {
        if (!(lookUp(method, example(template)) instanceof Answer.Found(Route route))) {
            return Set.of();
        }
        var statuses = new TreeSet<>(Set.of("429"));
        if (!route.isForAnyone()) {
            statuses.addAll(Set.of("401", "403"));
        }
        if (template.contains("{")) {
            statuses.add("404");
        }
        if (route.takesBody()) {
            statuses.addAll(Set.of("400", "408", "413"));
        }
        if (route.target() instanceof Service) {
            statuses.addAll(Set.of("406", "503", "504"));
            if (route.takesBody()) {
                statuses.add("415");
            }
        }
        return statuses;
    }

    private static String example(String template) {
        return template.replaceAll("\\{[^/]*}", "x");
    }
}

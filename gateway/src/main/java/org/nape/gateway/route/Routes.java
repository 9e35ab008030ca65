package org.nape.gateway.route;

import static org.nape.gateway.route.Service.CONTENT;
import static org.nape.gateway.route.Service.REMINDER;
import static org.nape.gateway.route.Service.TRIAGE;
import static org.nape.gateway.route.Target.Own.PERSONS;
import static org.nape.gateway.route.Target.Own.RED_FLAG_STREAM;
import static org.nape.gateway.route.Target.Own.TOKENS;
import static org.nape.web.Role.CLINICIAN;
import static org.nape.web.Role.PERSON;
import static org.nape.web.Role.SUBSCRIBER;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Everything that may be asked at the door, who may ask it and who answers. What is not here is not there. */
public final class Routes {
    static final List<Route> ALL = List.of(
            Route.of("POST", "/api/v1/persons", PERSONS),
            Route.of("POST", "/api/v1/tokens", TOKENS),
            Route.of("GET", "/api/v1/questions", TRIAGE),
            Route.of("GET", "/api/v1/rules", TRIAGE),
            Route.of("GET", "/api/v1/rules/{version}", TRIAGE),
            Route.of("POST", "/api/v1/interviews", TRIAGE, PERSON),
            Route.of("POST", "/api/v1/reports", TRIAGE, PERSON),
            Route.of("GET", "/api/v1/reports", TRIAGE, PERSON, CLINICIAN),
            Route.of("GET", "/api/v1/reports/{reportId}", TRIAGE, PERSON, CLINICIAN),
            Route.of("GET", "/api/v1/reports/{reportId}/counterfactuals", TRIAGE, PERSON, CLINICIAN),
            Route.of("GET", "/api/v1/reports/{reportId}/advice", CONTENT, PERSON, CLINICIAN),
            Route.of("GET", "/api/v1/content", CONTENT),
            Route.of("GET", "/api/v1/content/{slug}", CONTENT),
            Route.of("GET", "/api/v1/plan", REMINDER, PERSON),
            Route.of("GET", "/api/v1/reminders", REMINDER, PERSON),
            Route.of("POST", "/api/v1/reminders", REMINDER, PERSON),
            Route.of("GET", "/api/v1/reminders/{reminderId}", REMINDER, PERSON),
            Route.of("DELETE", "/api/v1/reminders/{reminderId}", REMINDER, PERSON),
            Route.of("GET", "/api/v1/settings", REMINDER, PERSON),
            Route.of("PUT", "/api/v1/settings", REMINDER, PERSON),
            Route.of("GET", "/api/v1/events/red-flags", RED_FLAG_STREAM, SUBSCRIBER, CLINICIAN));

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
        var allowed = new TreeSet<String>();
        for (var route : ALL) {
            if (route.isAt(segments)) {
                if (route.takes(method)) {
                    return new Answer.Found(route);
                }
                allowed.add(route.method());
            }
        }
        return allowed.isEmpty() ? new Answer.Unknown() : new Answer.OtherMethods(allowed);
    }

    /** Whether an operation of a service, by its path in that service's OpenAPI, can be asked for at the door. */
    public static boolean offers(String method, String template) {
        return lookUp(method, example(template)) instanceof Answer.Found;
    }

    /** Whether the operation needs a token. */
    public static boolean needsToken(String method, String template) {
        return lookUp(method, example(template)) instanceof Answer.Found(Route route) && !route.isForAnyone();
    }

    private static String example(String template) {
        return template.replaceAll("\\{[^/]*}", "x");
    }
}

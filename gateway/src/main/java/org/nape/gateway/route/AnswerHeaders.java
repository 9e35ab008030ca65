package org.nape.gateway.route;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nape.gateway.limit.Standing;

/** What every answer carries, whoever made it. */
final class AnswerHeaders {
    /** Nothing in an API's answer is ever run, framed or remembered as the address one came from. */
    private static final Map<String, String> SECURITY = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static final String MOST = "RateLimit-Limit";
    private static final String LEFT = "RateLimit-Remaining";
    private static final String RESET = "RateLimit-Reset";
    private static final Set<String> OURS = Set.of(
            Trace.PARENT, "content-security-policy", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset");

    private static final String FOR_ANSWERS = "default-src 'none'; frame-ancestors 'none'";
    private static final String FOR_PAGES = "default-src 'self'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private AnswerHeaders() {}

    static void put(RoutingContext call) {
        var headers = call.response().headers();
        if (headers.contains(Trace.PARENT)) {
            return;
        }
        SECURITY.forEach(headers::set);
        headers.set("Content-Security-Policy", isPage(call.request().path()) ? FOR_PAGES : FOR_ANSWERS);
        headers.set(Trace.PARENT, trace(call));
    }

    static void putLimit(RoutingContext call, Standing standing) {
        call.response()
                .putHeader(MOST, Long.toString(standing.most()))
                .putHeader(LEFT, Long.toString(standing.left()))
                .putHeader(RESET, Answers.seconds(standing.untilFull()));
    }

    static boolean tellLimit(RoutingContext call) {
        return call.response().headers().contains(MOST);
    }

    /** Whether the door alone says what this header holds. */
    static boolean isOurs(String name) {
        return OURS.contains(name.toLowerCase(Locale.ROOT))
                || SECURITY.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static boolean isPage(String path) {
        return path.startsWith("/docs") || path.startsWith("/problems");
    }

    private static String trace(RoutingContext call) {
        var sent = call.request().headers().getAll(Trace.PARENT);
        return Trace.isUsable(sent) ? sent.getFirst() : Trace.start();
    }
}

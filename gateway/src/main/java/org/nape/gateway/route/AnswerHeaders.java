package org.nape.gateway.route;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nape.gateway.limit.Standing;
import org.nape.web.Problem;

/** What every answer carries, whoever made it. */
final class AnswerHeaders {
    /** Nothing in an API's answer is ever run, framed or remembered as the address one came from. */
    private static final Map<CharSequence, CharSequence> SECURITY = optimized(Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin"));

    private static final CharSequence MOST = HttpHeaders.createOptimized("RateLimit-Limit");
    private static final CharSequence LEFT = HttpHeaders.createOptimized("RateLimit-Remaining");
    private static final CharSequence RESET = HttpHeaders.createOptimized("RateLimit-Reset");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(Problem.REQUEST_ID_HEADER);
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence ONLY_TLS = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");
    private static final Set<String> OURS = Stream.concat(
                    SECURITY.keySet().stream(),
                    Stream.of(MOST, LEFT, RESET, REQUEST_ID, POLICY, ONLY_TLS, Trace.PARENT, Trace.STATE))
            .map(name -> name.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    /** Who may read an answer from another site, the operator of the door says. */
    private static final String OF_OTHER_SITES = "access-control-";

    private static final CharSequence FOR_ANSWERS =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence FOR_PAGES =
            HttpHeaders.createOptimized("default-src 'self'; script-src 'self' 'unsafe-inline'; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");

    private AnswerHeaders() {}

    static void put(RoutingContext call) {
        var headers = call.response().headers();
        if (headers.contains(Trace.PARENT)) {
            return;
        }
        SECURITY.forEach(headers::set);
        headers.set(POLICY, isPage(call.request().path()) ? FOR_PAGES : FOR_ANSWERS);
        if ("https".equals(call.request().scheme())) {
            headers.set(ONLY_TLS, A_YEAR);
        }
        var trace = trace(call);
        headers.set(Trace.PARENT, trace);
        headers.set(REQUEST_ID, Trace.id(trace));
        Encoding.watch(call);
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

    /** By what the operator finds this request in the logs. */
    static String requestId(RoutingContext call) {
        return call.response().headers().get(REQUEST_ID);
    }

    /** Whether the door alone says what this header, in lower case, holds. */
    static boolean isOurs(String name) {
        return OURS.contains(name) || name.startsWith(OF_OTHER_SITES);
    }

    private static boolean isPage(String path) {
        return path != null && (path.startsWith("/docs") || path.startsWith("/problems"));
    }

    private static String trace(RoutingContext call) {
        var sent = call.request().headers();
        return sent.contains(Trace.PARENT) && Trace.isUsable(sent.getAll(Trace.PARENT))
                ? sent.get(Trace.PARENT)
                : Trace.start();
    }

    private static Map<CharSequence, CharSequence> optimized(Map<String, String> headers) {
        var optimized = new LinkedHashMap<CharSequence, CharSequence>();
        headers.forEach(
                (name, value) -> optimized.put(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value)));
        return optimized;
    }
}

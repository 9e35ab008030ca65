package org.nape.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Which headers pass the door, inward and outward. */
final class ForwardedHeaders {
    /** Only these go in: a header that somebody behind the door might trust can then not be invented outside. */
    private static final List<CharSequence> INWARD = List.of(
            HttpHeaders.createOptimized("Accept"),
            HttpHeaders.createOptimized("Accept-Language"),
            HttpHeaders.createOptimized("Content-Type"),
            HttpHeaders.createOptimized("Idempotency-Key"),
            HttpHeaders.createOptimized("If-Match"),
            HttpHeaders.createOptimized("If-Modified-Since"),
            HttpHeaders.createOptimized("If-None-Match"),
            HttpHeaders.createOptimized("User-Agent"));

    private static final CharSequence AUTHORIZATION = HttpHeaders.AUTHORIZATION;
    private static final CharSequence LOCATION = HttpHeaders.LOCATION;

    /** All go out but these: they concern one connection only, tell what runs inside, or are said by the door. */
    private static final Set<String> NEVER_OUTWARD = Set.of(
            "connection",
            "date",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "server",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-powered-by");

    private ForwardedHeaders() {}

    static void passRequest(MultiMap sent, MultiMap passed, boolean withToken) {
        for (var name : INWARD) {
            // Most are not there, and a list of none is made for each that is asked for.
            if (sent.contains(name)) {
                sent.getAll(name).forEach(value -> passed.add(name, value));
            }
        }
        if (withToken) {
            passed.set(AUTHORIZATION, sent.get(AUTHORIZATION));
        }
        // A state belongs to its trace: without the one, the other means nothing.
        if (sent.contains(Trace.STATE) && Trace.isUsable(sent.getAll(Trace.PARENT))) {
            sent.getAll(Trace.STATE).forEach(state -> passed.add(Trace.STATE, state));
        }
    }

    static void passAnswer(MultiMap answered, MultiMap passed, RequestOptions origin) {
        var ofTheConnection = ofTheConnection(answered);
        for (var header : answered) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!NEVER_OUTWARD.contains(name) && !ofTheConnection.contains(name) && !AnswerHeaders.isOurs(name)) {
                passed.add(header.getKey(), header.getValue());
            }
        }
        var location = passed.get(LOCATION);
        if (location != null) {
            passed.set(LOCATION, outside(location, origin));
        }
    }

    private static Set<String> ofTheConnection(MultiMap answered) {
        if (!answered.contains(HttpHeaders.CONNECTION)) {
            return Set.of();
        }
        var names = new TreeSet<String>();
        for (var named : answered.getAll(HttpHeaders.CONNECTION)) {
            for (var name : named.split(",")) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /** An address inside is nothing to go to: its path is the same at the door. */
    private static String outside(String location, RequestOptions origin) {
        var inside = (origin.isSsl() ? "https" : "http") + "://" + origin.getHost() + ":" + origin.getPort();
        return location.startsWith(inside + "/") ? location.substring(inside.length()) : location;
    }
}

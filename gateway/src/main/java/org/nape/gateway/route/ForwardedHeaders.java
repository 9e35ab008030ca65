package org.nape.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.RequestOptions;
import java.util.List;

/** Which headers pass the door, inward and outward. */
final class ForwardedHeaders {
    /** Only these go in: a header that somebody behind the door might trust can then not be invented outside. */
    private static final List<String> INWARD = List.of(
            "Accept",
            "Accept-Language",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "User-Agent");

    private static final String AUTHORIZATION = "Authorization";

    /** All go out but these: they concern one connection only, or tell what runs inside. */
    private static final List<String> NEVER_OUTWARD = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "Server",
            "TE",
            "Trailer",
            "Upgrade",
            "Via",
            "X-Powered-By");

    private ForwardedHeaders() {}

    static MultiMap ofRequest(MultiMap sent, boolean withToken) {
        var passed = MultiMap.caseInsensitiveMultiMap();
        for (var name : INWARD) {
            if (sent.contains(name)) {
                passed.add(name, sent.getAll(name));
            }
        }
        if (withToken) {
            passed.set(AUTHORIZATION, sent.get(AUTHORIZATION));
        }
        // A state belongs to its trace: without the one, the other means nothing.
        if (Trace.isUsable(sent.getAll(Trace.PARENT)) && sent.contains(Trace.STATE)) {
            passed.add(Trace.STATE, sent.getAll(Trace.STATE));
        }
        return passed;
    }

    static void cleanAnswer(MultiMap headers, RequestOptions origin) {
        for (var named : headers.getAll("Connection")) {
            for (var name : named.split(",")) {
                headers.remove(name.strip());
            }
        }
        NEVER_OUTWARD.forEach(headers::remove);
        headers.names().stream().filter(AnswerHeaders::isOurs).toList().forEach(headers::remove);
        var location = headers.get("Location");
        if (location != null) {
            headers.set("Location", outside(location, origin));
        }
    }

    /** An address inside is nothing to go to: its path is the same at the door. */
    private static String outside(String location, RequestOptions origin) {
        var inside = (origin.isSsl() ? "https" : "http") + "://" + origin.getHost() + ":" + origin.getPort();
        return location.startsWith(inside + "/") ? location.substring(inside.length()) : location;
    }
}

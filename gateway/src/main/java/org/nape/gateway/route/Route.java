package org.nape.gateway.route;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nape.gateway.limit.Limit;

/**
 * One thing that may be asked.
 *
 * @param segments of the path; {@code {…}} stands for an id, a slug or a version
 * @param roles who may ask; empty for anyone, with or without a token
 * @param limit what it counts for instead of its caller's limit
 */
record Route(String method, List<String> segments, Target target, Set<String> roles, Optional<Limit> limit) {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final int LONGEST_VALUE = 64;
    /** A word, or numbers with dots between them. */
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]+|[0-9]+(\\.[0-9]+)+");

    static Route of(String method, String path, Target target, String... roles) {
        return new Route(method, List.of(path.split("/")), target, Set.of(roles), Optional.empty());
    }

    Route within(Limit own) {
        return new Route(method, segments, target, roles, Optional.of(own));
    }

    boolean isForAnyone() {
        return roles.isEmpty();
    }

    /** A token that has ended is good for one thing: a new one. */
    boolean takesEndedToken() {
        return target == Target.Own.RENEWAL;
    }

    boolean takesBody() {
        return WITH_BODY.contains(method);
    }

    /** {@code HEAD} is {@code GET} without the body; a stream is nothing but its body. */
    boolean takes(String asked) {
        return method.equals(asked) || asked.equals("HEAD") && method.equals("GET") && target instanceof Service;
    }

    /**
     * Whether the path, as it was sent and not decoded, is one of this route. Nothing that could mean another path further
     * on ever matches: no dots but those of a version, no escapes, no empty segments.
     */
    boolean isAt(String[] path) {
        if (path.length != segments.size()) {
            return false;
        }
        for (var i = 0; i < path.length; i++) {
            var segment = segments.get(i);
            if (segment.startsWith("{") ? !isValue(path[i]) : !segment.equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValue(String text) {
        return text.length() <= LONGEST_VALUE && VALUE.matcher(text).matches();
    }
}

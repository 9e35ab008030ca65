package org.nape.gateway.route;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.nape.gateway.identity.Identity;
import org.nape.gateway.identity.TokenCheck;
import org.nape.gateway.limit.Limit;
import org.nape.gateway.limit.Limits;
import org.nape.gateway.limit.Standing;
import org.nape.web.Problem;
import org.nape.web.Role;

/** For whom a request counts, and what every answer tells of what is left. */
@Singleton
class RateLimit {
    private static final Logger LOG = Logger.getLogger(RateLimit.class);
    /** Where the call keeps whom its token speaks for, once that is known. */
    static final String CALLER = "nape.caller";
    /** Who watches over the gateway is never refused: it would take the gateway for ill. */
    private static final String WATCHED = "/q/";

    private final Limits limits;
    private final TokenCheck tokens;
    private final boolean isOn;

    RateLimit(
            Limits limits,
            TokenCheck tokens,
            @ConfigProperty(name = "nape.rate-limit", defaultValue = "on") String wanted,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.limits = limits;
        this.tokens = tokens;
        this.isOn = isOn(wanted, host);
        if (isOn && wanted.equals("off")) {
            LOG.warn("nape.rate-limit=off is ignored: it is for benchmarks on loopback only");
        }
    }

    static boolean isOn(String wanted, String host) {
        return !wanted.equals("off") || !isLoopback(host);
    }

    /** Counts the request and tells in its answer's head what is left; what to refuse it with, if nothing was. */
    Optional<Problem> count(RoutingContext call) {
        if (!isOn || AnswerHeaders.tellLimit(call)) {
            return Optional.empty();
        }
        var limit = Routes.findLimit(
                call.request().method().name(), String.valueOf(call.request().path()));
        var standing = standing(call, limit);
        AnswerHeaders.putLimit(call, standing);
        return standing.isRefused() ? Optional.of(refusal(limit, standing.untilNext())) : Optional.empty();
    }

    private Standing standing(RoutingContext call, Optional<Limit> limit) {
        var request = call.request();
        var address = Neighbourhood.of(request.remoteAddress());
        if (limit.isPresent()) {
            return limits.take(limit.get(), address);
        }
        if (request.path() != null && request.path().startsWith(WATCHED)) {
            return limits.look(Limit.ADDRESS, address);
        }
        var authorization = request.getHeader("Authorization");
        var known = tokens.findKnown(authorization);
        if (known.isPresent()) {
            return take(call, known.get());
        }
        // Until it is accepted once, a token counts for the address: to look at one costs a signature.
        var ofAddress = limits.take(Limit.ADDRESS, address);
        if (ofAddress.isRefused()) {
            return ofAddress;
        }
        return tokens.find(authorization).map(caller -> take(call, caller)).orElse(ofAddress);
    }

    private Standing take(RoutingContext call, Identity caller) {
        call.put(CALLER, caller);
        return limits.take(caller.roles().contains(Role.PERSON) ? Limit.PERSON : Limit.CLIENT, caller.subject());
    }

    private static Problem refusal(Optional<Limit> limit, Duration wait) {
        return limit.filter(Limit.REPORTS::equals).isPresent()
                ? Refusals.reportsTooOften(wait)
                : Refusals.tooOften(wait);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

package org.nape.gateway.wire;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;

/**
 * What is wrong with bytes that are no request. It takes the place of the method, so that they are counted, traced and refused
 * like any request; a caller who sends such a method is refused by it too.
 */
public enum Malformed {
    /** The request line, a header, a length or a chunk cannot be read. */
    UNREADABLE,
    LINE_TOO_LONG,
    /** What is asked for is no address: Quarkus would answer it with nothing. */
    ADDRESS,
    HEADERS_TOO_LARGE,
    /** It is not HTTP/1.0 or HTTP/1.1. */
    VERSION,
    /** Where the body ends is said twice, and whoever stands between could believe the other. */
    FRAMING,
    /** The head did not come in time. */
    TOO_SLOW;

    private static final String PREFIX = "MALFORMED-";
    private static final AttributeKey<Boolean> BROKEN_BODY = AttributeKey.valueOf("nape.broken-body");

    HttpMethod asMethod() {
        return HttpMethod.valueOf(PREFIX + name());
    }

    static void tellThatBodyIsBroken(Channel connection) {
        connection.attr(BROKEN_BODY).set(true);
    }

    /** Whether the body that was last read on this connection ended before its end. */
    public static boolean isBodyBroken(HttpConnection connection) {
        return connection instanceof ConnectionBase base && base.channel().hasAttr(BROKEN_BODY);
    }

    /** What the method of a request stands for, if it is one of these. */
    public static Optional<Malformed> find(String method) {
        if (!method.startsWith(PREFIX)) {
            return Optional.empty();
        }
        for (var each : values()) {
            if (method.endsWith(each.name())) {
                return Optional.of(each);
            }
        }
        return Optional.of(UNREADABLE);
    }
}

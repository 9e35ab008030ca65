package org.nape.gateway.route;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.nape.gateway.wire.Malformed;
import org.nape.web.Problem;

/** How large a request may be, as far as its head tells. */
final class RequestLimits {
    private static final int LONGEST_ADDRESS = 4 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;

    private RequestLimits() {}

    static Optional<Problem> findBreach(HttpServerRequest request) {
        var malformed = Malformed.find(request.method().name());
        if (malformed.isPresent()) {
            return malformed.map(Refusals::malformed);
        }
        if (request.headers().getAll("Host").size() > 1) {
            return Optional.of(Refusals.twoHosts());
        }
        var encodings = request.headers().getAll("Transfer-Encoding");
        if (!encodings.isEmpty()
                && !(encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked"))) {
            return Optional.of(Refusals.strangeEncoding());
        }
        if (request.uri().length() > LONGEST_ADDRESS) {
            return Optional.of(Refusals.addressTooLong());
        }
        if (sizeOfHeaders(request) > LARGEST_HEADERS) {
            return Optional.of(Refusals.headersTooLarge());
        }
        if (announcedLength(request) > RequestBody.LARGEST) {
            return Optional.of(Refusals.bodyTooLarge());
        }
        return Optional.empty();
    }

    private static int sizeOfHeaders(HttpServerRequest request) {
        var size = 0;
        for (var header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + 4;
        }
        return size;
    }

    private static long announcedLength(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}

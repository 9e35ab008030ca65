package org.nape.gateway.wire;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with the head of a request, as far as nobody behind could say it better. */
final class Head {
    private static final String PLAIN_SIGNS = "-._~/?=&";
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9_-]*");
    /** Six bytes each, in Base64. */
    private static final int LENGTH_OF_SETTING = 8;

    private Head() {}

    /** @param hasTwoLengths whether the decoder stopped because of that */
    static @Nullable Malformed fault(HttpRequest request, boolean hasTwoLengths) {
        if (request.decoderResult().isFailure()) {
            return switch (request.decoderResult().cause()) {
                case TooLongHttpLineException _ -> Malformed.LINE_TOO_LONG;
                case TooLongHttpHeaderException _ -> Malformed.HEADERS_TOO_LARGE;
                default -> hasTwoLengths ? Malformed.FRAMING : Malformed.UNREADABLE;
            };
        }
        if (request.protocolVersion() != HttpVersion.HTTP_1_1 && request.protocolVersion() != HttpVersion.HTTP_1_0) {
            return Malformed.VERSION;
        }
        if (request.protocolVersion() == HttpVersion.HTTP_1_0
                && request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return Malformed.FRAMING;
        }
        return isAddress(request.uri()) ? null : Malformed.ADDRESS;
    }

    private static boolean isAddress(String asked) {
        if (isPlain(asked)) {
            return true;
        }
        try {
            new URI(asked);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Most are, and need no closer look. */
    private static boolean isPlain(String asked) {
        for (var i = 0; i < asked.length(); i++) {
            var sign = asked.charAt(i);
            if (!(isLetterOrDigit(sign) || PLAIN_SIGNS.indexOf(sign) >= 0)) {
                return false;
            }
        }
        return asked.startsWith("/") && !asked.startsWith("//");
    }

    private static boolean isLetterOrDigit(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9';
    }

    /** Nobody is bound to follow an upgrade, and Vert.x answers with nothing where it cannot. */
    static void withdrawUnreadableUpgrade(HttpRequest request) {
        var headers = request.headers();
        if (headers.contains(HttpHeaderNames.UPGRADE)) {
            var settings = headers.getAll(Http2CodecUtil.HTTP_UPGRADE_SETTINGS_HEADER);
            if (settings.size() != 1 || !isSettings(settings.getFirst())) {
                headers.remove(HttpHeaderNames.UPGRADE);
            }
        }
    }

    /** A connection may be told to close among other things; Vert.x hears it only on a line of its own. */
    static void tellCloseAlone(HttpRequest request) {
        var headers = request.headers();
        if (!headers.contains(HttpHeaderNames.UPGRADE)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            headers.set(HttpHeaderNames.CONNECTION, told(headers.getAll(HttpHeaderNames.CONNECTION)));
        }
    }

    private static List<String> told(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList();
    }

    private static boolean isSettings(String sent) {
        return sent.length() % LENGTH_OF_SETTING == 0 && BASE64.matcher(sent).matches();
    }
}

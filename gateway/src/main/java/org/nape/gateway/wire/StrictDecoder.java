package org.nape.gateway.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests as Vert.x does, but what cannot be read goes on as a {@link Malformed} request, in its turn, instead of being
 * answered with nothing; and a head must come within a time. Lives on the event loop of its connection.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
    /** More is read than is taken, so that the refusal can say what was too much. */
    private static final HttpServerOptions READ =
            new HttpServerOptions().setMaxInitialLineLength(8 * 1024).setMaxHeaderSize(32 * 1024);

    /** Settings of six bytes each, in Base64 for addresses. */
    private static final Pattern SETTINGS = Pattern.compile("([A-Za-z0-9_-]{8})*");

    /** As Vert.x names its handlers. */
    private static final List<String> COMPRESSION = List.of("deflater", "chunkedWriter");

    /** Most are, and need no closer look. */
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    private final Duration headWithin;
    private boolean isFirst = true;
    private boolean awaitsHead = true;
    private boolean isOver;
    private boolean hasTwoLengths;
    private @Nullable ScheduledFuture<?> deadline;

    StrictDecoder(Duration headWithin) {
        super(READ);
        this.headWithin = headWithin;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (isOver) {
            bytes.skipBytes(bytes.readableBytes());
            return;
        }
        var before = out.size();
        super.decode(context, bytes, out);
        for (var i = before; i < out.size() && !isOver; i++) {
            look(out, i, context);
        }
        watch(context);
    }

    /** RFC 9112 lets a server read it by the chunks alone, but whoever stands before us may have read it by its length. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        hasTwoLengths = true;
        throw new IllegalArgumentException("Content-Length and Transfer-Encoding");
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        stopWatching();
        super.handlerRemoved0(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stopWatching();
        super.channelInactive(context);
    }

    private void look(List<Object> out, int at, ChannelHandlerContext context) {
        if (out.get(at) instanceof HttpRequest request) {
            awaitsHead = false;
            var fault = fault(request);
            if (fault != null) {
                isOver = true;
                out.subList(at, out.size()).forEach(ReferenceCountUtil::release);
                out.subList(at, out.size()).clear();
                out.add(instead(fault));
                out.add(LastHttpContent.EMPTY_LAST_CONTENT);
            } else {
                withdrawUnreadableUpgrade(request);
                spareCompression(request, context.pipeline());
            }
        }
        if (out.get(at) instanceof HttpContent part && part.decoderResult().isFailure()) {
            isOver = true;
            Malformed.tellThatBodyIsBroken(context.channel());
            ReferenceCountUtil.release(out.set(at, LastHttpContent.EMPTY_LAST_CONTENT));
        }
        if (out.getLast() instanceof LastHttpContent) {
            awaitsHead = true;
        }
    }

    private @Nullable Malformed fault(HttpRequest request) {
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
        if (PLAIN.matcher(asked).matches()) {
            return true;
        }
        try {
            new URI(asked);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Nobody is bound to follow an upgrade, and Vert.x answers with nothing where it cannot. */
    private static void withdrawUnreadableUpgrade(HttpRequest request) {
        var headers = request.headers();
        if (headers.contains(HttpHeaderNames.UPGRADE)) {
            var settings = headers.getAll(Http2CodecUtil.HTTP_UPGRADE_SETTINGS_HEADER);
            if (settings.size() != 1 || !SETTINGS.matcher(settings.getFirst()).matches()) {
                headers.remove(HttpHeaderNames.UPGRADE);
            }
        }
    }

    /** Who does not ask for compressed answers at first does not pay for the handlers that would compress them. */
    private void spareCompression(HttpRequest request, ChannelPipeline pipeline) {
        var headers = request.headers();
        if (isFirst
                && !headers.contains(HttpHeaderNames.ACCEPT_ENCODING)
                && !headers.contains(HttpHeaderNames.UPGRADE)) {
            COMPRESSION.stream().filter(name -> pipeline.get(name) != null).forEach(pipeline::remove);
        }
        isFirst = false;
    }

    private static HttpRequest instead(Malformed fault) {
        var request =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, fault.asMethod(), "/", HeadersMultiMap.httpHeaders());
        request.headers().set(HttpHeaderNames.HOST, "malformed");
        HttpUtil.setKeepAlive(request, false);
        return request;
    }

    /** Only a head that has begun and is not whole is waited for with a timer: most come in one piece and need none. */
    private void watch(ChannelHandlerContext context) {
        if (!awaitsHead || isOver) {
            stopWatching();
        } else if (deadline == null) {
            deadline = context.executor().schedule(() -> giveUp(context), headWithin.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stopWatching() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void giveUp(ChannelHandlerContext context) {
        if (awaitsHead && !isOver && context.channel().isActive()) {
            isOver = true;
            context.fireChannelRead(instead(Malformed.TOO_SLOW));
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
            context.fireChannelReadComplete();
        }
    }
}

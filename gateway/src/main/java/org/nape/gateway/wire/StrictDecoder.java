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
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests as Vert.x does, but what cannot be read goes on as a {@link Malformed} request, in its turn, instead of being
 * answered with nothing; and a head must come within a time. Lives on the event loop of its connection.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
    /** More is read than is taken, so that the refusal can say what was too much. */
    private static final HttpServerOptions READ =
            new HttpServerOptions().setMaxInitialLineLength(8 * 1024).setMaxHeaderSize(32 * 1024);

    /** As Vert.x names its handlers. */
    private static final List<String> COMPRESSION = List.of("deflater", "chunkedWriter");

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
        if (out.size() > before) {
            stopWatching();
        } else if (awaitsHead) {
            watch(context);
        }
        for (var i = before; i < out.size() && !isOver; i++) {
            look(out, i, context);
        }
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
            var fault = Head.fault(request, hasTwoLengths);
            if (fault != null) {
                isOver = true;
                out.subList(at, out.size()).forEach(ReferenceCountUtil::release);
                out.subList(at, out.size()).clear();
                out.add(instead(fault));
                out.add(LastHttpContent.EMPTY_LAST_CONTENT);
            } else {
                Head.withdrawUnreadableUpgrade(request);
                Head.tellCloseAlone(request);
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
        if (deadline == null) {
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

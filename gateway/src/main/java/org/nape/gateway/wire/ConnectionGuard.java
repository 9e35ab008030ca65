package org.nape.gateway.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the begin of a new connection until it is known what is spoken there, gives HTTP/1 the {@link StrictDecoder}, and
 * leaves. Who begins and does not say what they speak is cut.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
    /** As Vert.x names its handlers. */
    private static final String TLS = "ssl";

    private static final String DECODER = "httpDecoder";

    private final Duration headWithin;
    private @Nullable ScheduledFuture<?> deadline;

    ConnectionGuard(Duration headWithin) {
        this.headWithin = headWithin;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var pipeline = context.pipeline();
        if (pipeline.get(TLS) != null && pipeline.context(TLS) != before(context)) {
            pipeline.addAfter(TLS, null, new ConnectionGuard(headWithin));
            leave(context, message);
        } else if (message instanceof ByteBuf bytes) {
            findOut(context, bytes);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Vert.x decides by the first bytes and would read the rest at once: so it gets them one by one until it has decided. */
    private void findOut(ChannelHandlerContext context, ByteBuf bytes) {
        var pipeline = context.pipeline();
        while (!isDecided(pipeline) && bytes.isReadable()) {
            context.fireChannelRead(bytes.readRetainedSlice(1));
        }
        if (isDecided(pipeline)) {
            if (pipeline.get(DECODER) != null) {
                pipeline.replace(DECODER, DECODER, new StrictDecoder(headWithin));
            }
            leave(context, bytes);
        } else {
            bytes.release();
            if (deadline == null) {
                deadline = context.executor()
                        .schedule(() -> context.close(), headWithin.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void leave(ChannelHandlerContext context, Object rest) {
        context.fireChannelRead(rest);
        // Whoever went over to HTTP/2 meanwhile has cleared the way itself.
        if (!context.isRemoved()) {
            context.pipeline().remove(context.handler());
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    private static boolean isDecided(ChannelPipeline pipeline) {
        return pipeline.get(DECODER) != null || pipeline.get(Http2ConnectionHandler.class) != null;
    }

    private static @Nullable ChannelHandlerContext before(ChannelHandlerContext context) {
        var pipeline = context.pipeline();
        var names = pipeline.names();
        var at = names.indexOf(context.name());
        return at > 0 ? pipeline.context(names.get(at - 1)) : null;
    }
}

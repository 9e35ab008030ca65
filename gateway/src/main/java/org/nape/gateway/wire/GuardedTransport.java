package org.nape.gateway.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Java's own transport, with a {@link ConnectionGuard} before each HTTP connection. Vert.x finds it as a service; Quarkus lets
 * nobody at the servers that it makes, and here are none but for HTTP.
 */
public final class GuardedTransport extends JDKTransport {
    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        var within = ConfigProvider.getConfig().getValue("nape.gateway.head-within", Duration.class);
        bootstrap.handler(new Entrance(within));
    }

    /** Where new connections come in. */
    @Sharable
    private static final class Entrance extends ChannelInboundHandlerAdapter {
        private final Duration headWithin;

        Entrance(Duration headWithin) {
            this.headWithin = headWithin;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel connection) {
                connection.pipeline().addFirst(new ConnectionGuard(headWithin));
            }
            context.fireChannelRead(message);
        }
    }
}

package org.nape.gateway.wire;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** What Quarkus has no setting for. */
@Singleton
class ServerSettings implements HttpServerOptionsCustomizer {
    private static final int GZIP_LEVEL = 4;
    private static final int GZIP_WINDOW_BITS = 15;
    private static final int GZIP_MEMORY = 8;
    /** What a browser has open at once at most; each may hold a body of 64 KiB. */
    private static final int STREAMS_OF_A_CONNECTION = 100;

    private static final int LARGEST_HEADERS = 16 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    private static void customize(HttpServerOptions options) {
        // Which answers, each says itself.
        options.setCompressionSupported(true)
                .addCompressor(StandardCompressionOptions.gzip(GZIP_LEVEL, GZIP_WINDOW_BITS, GZIP_MEMORY))
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(STREAMS_OF_A_CONNECTION)
                        .setMaxHeaderListSize(LARGEST_HEADERS));
    }
}

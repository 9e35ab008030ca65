package org.nape.gateway.wire;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** What can be done with a connection from outside. */
public final class Connections {
    private Connections() {}

    /** Ends it now: to close it would wait until its reader has taken what is on its way. */
    public static void cut(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channelHandlerContext().close();
        } else {
            connection.close();
        }
    }
}

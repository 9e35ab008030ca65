package org.nape.gateway.route;

import io.vertx.core.net.SocketAddress;
import java.util.Arrays;

/** Whom an address stands for: one household has one IPv4 address, but a whole /64 of IPv6. */
final class Neighbourhood {
    private static final int GROUPS = 4;

    private Neighbourhood() {}

    static String of(SocketAddress address) {
        var host = address.hostAddress() == null ? "" : address.hostAddress();
        var groups = host.split(":");
        return groups.length <= GROUPS ? host : String.join(":", Arrays.copyOf(groups, GROUPS));
    }
}

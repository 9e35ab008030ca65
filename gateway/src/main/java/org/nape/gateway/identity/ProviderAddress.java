package org.nape.gateway.identity;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/** Where a provider is asked: encrypted, unless it is on this machine. */
final class ProviderAddress {
    private ProviderAddress() {}

    static URI checked(String text) {
        try {
            var address = new URI(text);
            var host = address.getHost();
            if (host == null || address.getRawQuery() != null || address.getRawFragment() != null) {
                throw new IllegalArgumentException("\"%s\" is no address of a provider".formatted(text));
            }
            if (!"https".equals(address.getScheme())
                    && !("http".equals(address.getScheme()) && isOnThisMachine(host))) {
                throw new IllegalArgumentException("\"%s\" must begin with https://".formatted(text));
            }
            return address;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("\"%s\" is no address of a provider".formatted(text), e);
        }
    }

    private static boolean isOnThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

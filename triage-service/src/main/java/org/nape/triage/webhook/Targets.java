package org.nape.triage.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which URLs may be called, so that no subscriber can make this service call what only it can reach. A host is looked up
 * when a webhook is made and again for each try, and what is called is the very address that was looked at: a name that
 * changes its mind in between gains nothing.
 */
final class Targets {
    private static final int LONGEST = 2_000;
    /** A name, or an address as everybody reads it: 127.1 and 2130706433 are addresses too, to some. */
    private static final Pattern HOST =
            Pattern.compile("\\[.+]|[0-9]{1,3}(\\.[0-9]{1,3}){3}|([A-Za-z0-9-]+\\.)*[A-Za-z][A-Za-z0-9-]*");

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final boolean allowPrivate;
    private final Set<Integer> ports;
    private final HostLookup lookup;

    Targets(boolean allowPrivate, Set<Integer> ports, HostLookup lookup) {
        this.allowPrivate = allowPrivate;
        this.ports = Set.copyOf(ports);
        this.lookup = lookup;
    }

    /** What is wrong with the URL, as it stands there. */
    Optional<String> findFault(String url) {
        if (url.length() > LONGEST || !PRINTABLE.matcher(url).matches()) {
            return Optional.of("must be an absolute URL of at most " + LONGEST + " printable ASCII characters");
        }
        return parse(url).map(this::findFault).orElse(Optional.of("must be an absolute URL with a host"));
    }

    private static Optional<URI> parse(String url) {
        try {
            return Optional.of(new URI(url)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<String> findFault(URI url) {
        if (!isHttps(url) && !(allowPrivate && "http".equalsIgnoreCase(url.getScheme()))) {
            return Optional.of("must begin with https://");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("must have no user information and no fragment");
        }
        if (!HOST.matcher(url.getHost()).matches()) {
            return Optional.of("must have a host that is a name or an address");
        }
        if (!isAllowedPort(port(url))) {
            return Optional.of("must have a port that is allowed here");
        }
        return Optional.empty();
    }

    private boolean isAllowedPort(int port) {
        return port >= 1 && port <= 65_535 && (allowPrivate || ports.contains(port));
    }

    static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : isHttps(url) ? 443 : 80;
    }

    /**
     * Where the host is now; nowhere if the URL is faulty, nobody knows the host, or one of its addresses is not public. Which
     * of these it is stays between us: it would tell a subscriber what hosts there are inside.
     */
    List<InetAddress> addressesOf(String url) {
        if (findFault(url).isPresent()) {
            return List.of();
        }
        var addresses = lookup.addressesOf(URI.create(url).getHost());
        return allowPrivate || addresses.stream().allMatch(PublicAddresses::contain) ? addresses : List.of();
    }
}

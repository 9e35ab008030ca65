package org.nape.triage.webhook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Tells which addresses are of the public internet, by the special-purpose registries of IANA (RFC 6890). */
final class PublicAddresses {
    private static final List<Block> NOT_PUBLIC_V4 = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8",
                    "100.64.0.0/10", // shared by a provider's customers
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local; also where clouds keep their metadata
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16",
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3") // multicast, reserved, broadcast
            .map(Block::parse)
            .toList();

    /** The only part of IPv6 that is given out; so neither loopback, ULA, link-local, multicast nor what maps IPv4. */
    private static final Block GLOBAL_V6 = Block.parse("2000::/3");

    private static final List<Block> NOT_PUBLIC_V6 = Stream.of(
                    "2001::/23", // for protocols, such as Teredo, which carries an IPv4 address
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4, which carries one too
                    "3fff::/20")
            .map(Block::parse)
            .toList();

    private PublicAddresses() {}

    /** An IPv4 address in IPv6 clothes ({@code ::ffff:…}) is one of IPv4 for Java already. */
    static boolean contain(InetAddress address) {
        return address.getAddress().length == 4
                ? NOT_PUBLIC_V4.stream().noneMatch(block -> block.contains(address))
                : GLOBAL_V6.contains(address) && NOT_PUBLIC_V6.stream().noneMatch(block -> block.contains(address));
    }

    private record Block(BigInteger prefix, int ignoredBits) {
        static Block parse(String cidr) {
            var parts = cidr.split("/");
            var address = InetAddress.ofLiteral(parts[0]).getAddress();
            int ignoredBits = address.length * 8 - Integer.parseInt(parts[1]);
            return new Block(new BigInteger(1, address).shiftRight(ignoredBits), ignoredBits);
        }

        boolean contains(InetAddress address) {
            return new BigInteger(1, address.getAddress())
                    .shiftRight(ignoredBits)
                    .equals(prefix);
        }
    }
}

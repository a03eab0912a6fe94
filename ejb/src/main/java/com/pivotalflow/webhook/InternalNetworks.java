package com.pivotalflow.webhook;

import com.pivotalflow.network.AddressRange;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that are not on the public internet: this machine, private and carrier networks, links, groups, what is
 * reserved or for documents, and where clouds tell their machines secrets. An IPv4 address written as one of IPv6 is that IPv4
 * address to Java; forms that hold an IPv4 address otherwise (6to4, Teredo, NAT64, compatible) are refused whole.
 */
final class InternalNetworks {

    private static final List<AddressRange> IPV4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // Link-local; 169.254.169.254 tells machines of clouds their credentials.
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Public by number, but answered inside of Azure.
            "168.63.129.16");

    /** Everything else of IPv6 is no single host on the internet: loopback, mapped, NAT64, unique-local, link-local, groups. */
    private static final AddressRange GLOBAL_IPV6 = AddressRange.parse("2000::/3");

    private static final List<AddressRange> IPV6 = ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private InternalNetworks() {}

    static boolean contain(InetAddress address) {
        if (address instanceof Inet6Address) {
            return !GLOBAL_IPV6.contains(address) || IPV6.stream().anyMatch(range -> range.contains(address));
        }
        return IPV4.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }
}

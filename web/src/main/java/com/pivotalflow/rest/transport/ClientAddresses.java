package com.pivotalflow.rest.transport;

import com.pivotalflow.network.AddressRange;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds out from where a request comes. The header {@code X-Forwarded-For} is believed only as far as proxies wrote it
 * that {@code PIVOTAL_PROXY_TRUSTED} names (addresses or ranges, by commas): read from its end, the first address that
 * is no such proxy is the client. What a client writes in front of it changes nothing.
 */
@ApplicationScoped
public class ClientAddresses {

    private static final int IPV6_SITE_BYTES = 8;

    @Inject
    @ConfigProperty(name = "pivotal.proxy.trusted")
    Optional<List<String>> trusted = Optional.empty();

    private List<AddressRange> proxies = List.of();

    /** For the container, which sets what is trusted. */
    public ClientAddresses() {}

    ClientAddresses(List<String> trusted) {
        proxies = ranges(trusted);
    }

    /** Reads the setting. */
    @PostConstruct
    void read() {
        proxies = ranges(trusted.orElse(List.of()));
    }

    /** Whether the setting can be read; asked when the application starts. */
    public void require() {
        // Being made is the proof.
    }

    /**
     * Whom the client's requests are counted with. Of IPv6, the network of a site: a single customer has 2⁶⁴ addresses to
     * call from.
     *
     * @return a text that is the same for the same client
     */
    public String of(HttpServletRequest request) {
        return site(client(request));
    }

    /** The client's address in text. */
    public String hostOf(HttpServletRequest request) {
        return client(request).getHostAddress();
    }

    private InetAddress client(HttpServletRequest request) {
        return client(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    InetAddress client(String peer, List<String> forwarded) {
        InetAddress client = AddressRange.address(peer)
                .orElseThrow(() -> new IllegalStateException("the server calls a client '" + peer + "'"));
        List<String> hops = new ArrayList<>();
        forwarded.forEach(header ->
                Arrays.stream(header.split(",", -1)).map(String::strip).forEach(hops::add));
        for (int hop = hops.size() - 1; hop >= 0 && isProxy(client); hop--) {
            Optional<InetAddress> before = AddressRange.address(hops.get(hop));
            if (before.isEmpty()) {
                // Whoever wrote this is the last one that is known.
                break;
            }
            client = before.get();
        }
        return client;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(List<String> texts) {
        try {
            return texts.stream().map(AddressRange::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("PIVOTAL_PROXY_TRUSTED: " + e.getMessage(), e);
        }
    }

    static String site(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, IPV6_SITE_BYTES)
                : address.getHostAddress();
    }
}

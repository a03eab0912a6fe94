package com.pivotalflow.webhook;

import com.pivotalflow.network.AddressRange;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where events may be posted to. The server stands inside of a network whose machines trust it, and an endpoint is an address
 * that a customer's administrator chose: so only hosts on the public internet are let through, and the ranges that operators
 * name in {@code PIVOTAL_WEBHOOK_ALLOWED_NETWORKS}.
 *
 * <p>Every address of a name is judged, not only the first. The judgement when an endpoint is saved is a courtesy; the one that
 * protects is that of {@link #resolve}, by which connections are made: a name that has another address by then gains nothing.
 */
@ApplicationScoped
public class Destinations {

    @Inject
    @ConfigProperty(name = "pivotal.webhook.allowed-networks")
    Optional<List<String>> setting = Optional.empty();

    private final Names names;
    private List<AddressRange> allowed = List.of();

    /** For the container, which sets what is allowed. */
    public Destinations() {
        this.names = InetAddress::getAllByName;
    }

    Destinations(Names names, List<String> allowed) {
        this.names = names;
        this.allowed = ranges(allowed);
    }

    /** Who knows the addresses of a host. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** Reads the setting. */
    @PostConstruct
    void read() {
        allowed = ranges(setting.orElse(List.of()));
    }

    /** Whether the setting can be read; asked when the application starts. */
    public void require() {
        // Being made is the proof.
    }

    /**
     * Demands an address that events may be posted to as the world is now.
     *
     * @throws DomainException {@code WEBHOOK_URL_FORBIDDEN}; says the same of an unknown host as of a forbidden one, so that
     *     nobody finds out here what names mean inside
     */
    void require(String url) {
        try {
            var unused = resolve(host(url));
        } catch (UnknownHostException | URISyntaxException e) {
            throw new DomainException(
                    Refusal.INVALID,
                    "WEBHOOK_URL_FORBIDDEN",
                    "The address must be https, without a user or a fragment, of a host that the public internet knows.");
        }
    }

    /**
     * The addresses of a host, each one allowed.
     *
     * @param host a name or an address, an address of IPv6 in brackets or without
     * @throws UnknownHostException when there is none, or one that is not allowed
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.addresses(host);
        for (InetAddress address : addresses) {
            if (InternalNetworks.contain(address) && allowed.stream().noneMatch(range -> range.contains(address))) {
                throw new UnknownHostException(host + " is not an address on the public internet");
            }
        }
        return addresses;
    }

    private static String host(String text) throws URISyntaxException {
        URI url = new URI(text).parseServerAuthority();
        boolean isPlain = "https".equals(url.getScheme())
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.getPort() != 0
                && url.getPort() <= 65_535;
        if (!isPlain) {
            throw new URISyntaxException(text, "no plain https address");
        }
        return url.getHost();
    }

    private static List<AddressRange> ranges(List<String> texts) {
        try {
            return texts.stream()
                    .filter(text -> !text.isBlank())
                    .map(AddressRange::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("PIVOTAL_WEBHOOK_ALLOWED_NETWORKS: " + e.getMessage(), e);
        }
    }
}

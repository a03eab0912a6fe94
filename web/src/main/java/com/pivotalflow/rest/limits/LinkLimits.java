package com.pivotalflow.rest.limits;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.rest.transport.ClientAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** How often somebody may come by links: counted per address, per link, and by links that are none. */
@ApplicationScoped
public class LinkLimits {

    /** Of a link; anything else is none, and need not be remembered. */
    private static final int TOKEN_CHARACTERS = 43;

    @Inject
    RateWindows windows;

    @Inject
    ClientAddresses addresses;

    /**
     * Counts a request.
     *
     * @param token by which it comes, whether or not there is such a link
     * @throws DomainException {@code RATE_LIMITED} with {@code retryAfter} in seconds
     */
    public void admit(HttpServletRequest request, String token) {
        count(request, token).requireLeft();
    }

    /** Notes that the token of a request was no link's. */
    public void countUnknown(HttpServletRequest request) {
        windows.count(RateLimit.UNKNOWN_LINK, addresses.of(request), RateLimit.UNKNOWN_LINK.quota());
    }

    /** Of all that limits who comes by a link, what is used up first. */
    Allowance count(HttpServletRequest request, String token) {
        String address = addresses.of(request);
        Allowance ofAddress = windows.count(RateLimit.PUBLIC, address, RateLimit.PUBLIC.quota());
        return Stream.of(
                        windows.look(RateLimit.UNKNOWN_LINK, address),
                        token.length() == TOKEN_CHARACTERS
                                ? windows.count(RateLimit.LINK, token, RateLimit.LINK.quota())
                                : ofAddress,
                        ofAddress)
                .filter(Allowance::isExceeded)
                .findFirst()
                .orElse(ofAddress);
    }
}

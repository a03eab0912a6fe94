package com.pivotalflow.rest.limits;

import com.pivotalflow.rest.transport.ClientAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/**
 * How often sessions are renewed from an address. Many people may share one, so what is scarce is not renewing but trying
 * tokens that are none.
 */
@ApplicationScoped
public class SessionLimits {

    @Inject
    RateWindows windows;

    @Inject
    ClientAddresses addresses;

    /** Notes that the token of a request was no session's. */
    public void countUnknown(HttpServletRequest request) {
        windows.count(RateLimit.UNKNOWN_SESSION, addresses.of(request), RateLimit.UNKNOWN_SESSION.quota());
    }

    /** Of what limits an address, what is used up first. */
    Allowance count(HttpServletRequest request) {
        String address = addresses.of(request);
        Allowance ofAddress = windows.count(RateLimit.RENEWAL, address, RateLimit.RENEWAL.quota());
        return Stream.of(windows.look(RateLimit.UNKNOWN_SESSION, address), ofAddress)
                .filter(Allowance::isExceeded)
                .findFirst()
                .orElse(ofAddress);
    }
}

package com.pivotalflow.rest.security;

import com.pivotalflow.audit.Origin;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.rest.transport.ClientAddresses;
import com.pivotalflow.rest.transport.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells where requests come from. */
@ApplicationScoped
public class RequestOrigins {

    private static final String REASON = "X-Change-Reason";
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_AGENT = 512;

    @Inject
    ClientAddresses addresses;

    /**
     * Where a request comes from.
     *
     * @throws DomainException {@code INVALID_PARAMETER} when the header {@code X-Change-Reason} is too long
     */
    public Origin of(HttpServletRequest request) {
        return new Origin(
                Trace.of(request).id(),
                Callers.session(request).orElse(null),
                addresses.hostOf(request),
                agent(request.getHeader(HttpHeaders.USER_AGENT)),
                reason(request.getHeader(REASON)));
    }

    private static @Nullable String agent(@Nullable String header) {
        return header == null || header.length() <= LONGEST_AGENT ? header : header.substring(0, LONGEST_AGENT);
    }

    private static @Nullable String reason(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String reason = header.strip();
        if (reason.length() > LONGEST_REASON) {
            String detail = "A reason has at most 500 characters.";
            throw new DomainException(
                    Refusal.MALFORMED,
                    "INVALID_PARAMETER",
                    detail,
                    List.of(new FieldError("header:" + REASON, "INVALID_PARAMETER", detail)),
                    Map.of());
        }
        return reason;
    }
}

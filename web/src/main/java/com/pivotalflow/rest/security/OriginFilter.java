package com.pivotalflow.rest.security;

import com.pivotalflow.audit.CurrentOrigin;
import com.pivotalflow.audit.Origin;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.rest.transport.ClientAddresses;
import com.pivotalflow.rest.transport.Trace;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes where a request comes from, for the entries that its changes leave behind. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class OriginFilter implements ContainerRequestFilter {

    private static final String REASON = "X-Change-Reason";
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_AGENT = 512;

    @Context
    HttpServletRequest request;

    @Inject
    ClientAddresses addresses;

    @Inject
    CurrentOrigin origin;

    @Override
    public void filter(ContainerRequestContext context) {
        origin.set(new Origin(
                Trace.of(request).id(),
                Callers.session(request).orElse(null),
                addresses.hostOf(request),
                agent(request.getHeader(HttpHeaders.USER_AGENT)),
                reason(request.getHeader(REASON))));
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

package com.pivotalflow.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what the platform refuses: no such address, method, form or type. */
@Provider
public class WebApplicationMapper implements ExceptionMapper<WebApplicationException> {

    private static final int FIRST_REFUSAL = 400;

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response platform = refusal.getResponse();
        if (platform.getStatus() < FIRST_REFUSAL) {
            // Not a refusal: the answer to OPTIONS comes this way.
            return platform;
        }
        Response answer = ProblemAnswer.of(problem(refusal, platform.getStatus()), request);
        String allowed = platform.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }

    private Problem problem(WebApplicationException refusal, int status) {
        if (refusal.getCause() != null) {
            // A refusal of our own may be inside, thrown while an argument was made.
            return Problems.of(refusal.getCause()).orElseGet(() -> PlatformProblems.of(status));
        }
        boolean isAnonymous = request.getUserPrincipal() == null;
        return PlatformProblems.of(status == 403 && isAnonymous ? 401 : status);
    }
}

package com.pivotalflow.rest.problem;

import com.pivotalflow.deadline.RequestDeadline;
import com.pivotalflow.rest.transport.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts a problem into an answer. */
final class ProblemAnswer {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER = "retryAfter";

    private ProblemAnswer() {}

    static Response of(Problem problem, HttpServletRequest request) {
        // Whoever is interrupted while it answers does not.
        RequestDeadline.present().ifPresent(RequestDeadline::settle);
        ProblemCounts.told(problem);
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.json(request.getRequestURI(), Trace.of(request).id()));
        headers(problem).forEach(answer::header);
        return answer.build();
    }

    /** What the status demands besides the body. */
    static Map<String, String> headers(Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (problem.status() == UNAUTHORIZED) {
            headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        boolean mayTryAgain = problem.status() == UNAVAILABLE || problem.status() == TOO_MANY;
        if (mayTryAgain || problem.members().containsKey(RETRY_AFTER)) {
            Object seconds = problem.members().getOrDefault(RETRY_AFTER, 1);
            headers.put(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
        return headers;
    }
}

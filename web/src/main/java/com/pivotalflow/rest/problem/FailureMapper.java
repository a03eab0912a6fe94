package com.pivotalflow.rest.problem;

import com.pivotalflow.rest.transport.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Answers everything else. What nobody foresaw is logged, once and here, under the trace id of the answer. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(FailureMapper.class.getName());
    private static final int UNAVAILABLE = 503;

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = Problems.of(failure).orElseGet(() -> noted(failure));
        if (problem.status() == UNAVAILABLE) {
            // The platform's own exception: whoever runs the service must see that the database refuses.
            LOG.log(
                    Level.WARNING,
                    "Request {0} found no service: {1}",
                    Trace.of(request).id(),
                    reason(failure));
        }
        return ProblemAnswer.of(problem, request);
    }

    private static String reason(Throwable failure) {
        List<Throwable> chain = Problems.chain(failure);
        return String.valueOf(chain.get(chain.size() - 1).getMessage());
    }

    private Problem noted(Throwable failure) {
        LOG.log(Level.ERROR, "Request " + Trace.of(request).id() + " failed", failure);
        return Problems.unforeseen();
    }
}

package com.pivotalflow.rest.problem;

import com.pivotalflow.rest.transport.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers everything else. What nobody foresaw is logged, once and here, under the trace id of the answer. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = Problems.of(failure).orElseGet(() -> noted(failure));
        return ProblemAnswer.of(problem, request);
    }

    private Problem noted(Throwable failure) {
        LOG.log(Level.ERROR, "Request " + Trace.of(request).id() + " failed", failure);
        return Problems.unforeseen();
    }
}

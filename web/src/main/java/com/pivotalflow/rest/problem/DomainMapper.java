package com.pivotalflow.rest.problem;

import com.pivotalflow.problem.DomainException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a refusal of our own. */
@Provider
public class DomainMapper implements ExceptionMapper<DomainException> {

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(DomainException refusal) {
        return ProblemAnswer.of(Problems.ofRefusal(refusal), request);
    }
}

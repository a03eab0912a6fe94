package com.pivotalflow.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Stands in for the platform's own mapper, which would answer in a form of its own. */
@Provider
public class ValidationMapper implements ExceptionMapper<ValidationException> {

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(ValidationException failure) {
        return ProblemAnswer.of(Problems.of(failure).orElseGet(Problems::unforeseen), request);
    }
}

package com.pivotalflow.rest.problem;

import com.pivotalflow.rest.transport.Trace;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** Answers errors that the container raises outside of the API: no such page, refused before a resource was found. */
@WebServlet(name = "ErrorPage", urlPatterns = "/error-page")
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = PlatformProblems.of(status(request));
        ProblemCounts.told(problem);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        byte[] body = problem.json(
                Objects.requireNonNullElse(path, request.getRequestURI()).toString(),
                Trace.of(request).id());
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        ProblemAnswer.headers(problem).forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static int status(HttpServletRequest request) {
        boolean isDirectCall = request.getDispatcherType() != DispatcherType.ERROR;
        if (isDirectCall || !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        // Outside of the API there are no pages: where the container forbids to list a folder, or does not know a
        // method, there is nothing for a client either.
        return switch (status) {
            case HttpServletResponse.SC_FORBIDDEN,
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    HttpServletResponse.SC_NOT_IMPLEMENTED -> HttpServletResponse.SC_NOT_FOUND;
            default -> status;
        };
    }
}

package com.pivotalflow.rest.problem;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** Explains each kind of problem at the address that its documents name, and lists all of them. */
@WebServlet(name = "ProblemPage", urlPatterns = ProblemType.PAGES + "*")
public class ProblemPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String slug = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        Optional<String> page = slug.isEmpty()
                ? Optional.of(ProblemPages.list())
                : ProblemTypes.ofSlug(slug).map(ProblemPages::of);
        if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] body = page.get().getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", "en");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

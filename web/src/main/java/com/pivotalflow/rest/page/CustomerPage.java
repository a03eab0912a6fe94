package com.pivotalflow.rest.page;

import com.pivotalflow.audit.CurrentOrigin;
import com.pivotalflow.rest.limits.LinkLimits;
import com.pivotalflow.rest.problem.Failures;
import com.pivotalflow.rest.problem.Problem;
import com.pivotalflow.rest.security.RequestOrigins;
import com.pivotalflow.rest.transport.Trace;
import com.pivotalflow.wording.Words;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page that a customer's link leads to, {@code /q/} and the token. {@code GET} has no effect, so that whatever follows
 * links in messages changes nothing; buttons post, and a decision is followed by its receipt.
 */
@WebServlet(name = "CustomerPage", urlPatterns = CustomerPage.PATH + "*")
public class CustomerPage extends HttpServlet {

    /** What the address of each page begins with. */
    static final String PATH = "/q/";

    private static final long serialVersionUID = 1L;

    private static final int NOT_FOUND = 404;

    @SuppressWarnings("serial") // a servlet that is injected into is not passivated
    @Inject
    transient LinkLimits limits;

    @Inject
    transient RequestOrigins origins;

    @Inject
    transient CurrentOrigin origin;

    @Inject
    transient QuoteDesk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = token(request);
        answer(request, response, () -> desk.show(token));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String token = token(request);
        answer(
                request,
                response,
                () -> desk.press(
                        token,
                        Objects.requireNonNullElse(request.getParameter("action"), ""),
                        DecisionFields.of(request),
                        request.getParameter("live") == null,
                        language(request)));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Supplier<PageAnswer> work)
            throws IOException {
        PageAnswer answer;
        try {
            limits.admit(request, token(request));
            origin.set(origins.of(request));
            answer = work.get();
        } catch (RuntimeException e) {
            answer = failed(request, response, Failures.problem(e, request));
        }
        if (answer.html().isEmpty()) {
            response.setStatus(answer.status());
            response.setHeader("Location", answer.location());
            return;
        }
        byte[] body = answer.html().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private PageAnswer failed(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        if (problem.status() == NOT_FOUND) {
            limits.countUnknown(request);
        }
        Object seconds = problem.members().get("retryAfter");
        if (seconds != null) {
            response.setHeader("Retry-After", seconds.toString());
        }
        return PageAnswer.page(
                problem.status(),
                Template.MESSAGE.with(MessageSheet.of(
                        problem.code(), Trace.of(request).id(), PATH + token(request), Words.of(request.getLocale()))));
    }

    private static String token(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
    }

    /** Only what the reader's program says; the server's own language is no evidence. */
    private static @Nullable String language(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? null
                : request.getLocale().toLanguageTag();
    }
}

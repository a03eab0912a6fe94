package com.pivotalflow.rest.transport;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.MDC;

/** Gives every answer its security headers and its trace, and refuses what is wrong with its address or headers. */
@WebFilter(
        filterName = "AnswerHeaders",
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class AnswerHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String LOGGED_TRACE = "traceId";
    private static final String LOGGED_SPAN = "spanId";

    private static final int LONGEST_ADDRESS = 8 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private static final Map<String, String> SECURITY = Map.of(
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()",
            "Vary", "Authorization, Accept, Accept-Language");

    private static final List<String> PAGES = List.of("/q/", "/account/", "/api/docs/", "/problems/");

    /** Where the console is, with the stroke that is put behind each path here. */
    private static final String CONSOLE = "//";

    private static final String CONTENT_POLICY = "Content-Security-Policy";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** Pages for people: their files come from here, nothing is written into the page itself. */
    private static final String OWN_FILES = NOTHING + "; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'";

    /** The console shows prints from memory, because they need a token. */
    private static final String OWN_FILES_AND_PRINTS = OWN_FILES + "; frame-src 'self' blob:";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Trace trace = Trace.of(request);
        SECURITY.forEach(response::setHeader);
        response.setHeader(CONTENT_POLICY, contentPolicy(request));
        boolean isRequest = request.getDispatcherType() == DispatcherType.REQUEST;
        if (isRequest || !response.containsHeader("Cache-Control")) {
            // The error page has another address than the request that it answers.
            response.setHeader("Cache-Control", cacheControl(request));
        }
        response.setHeader(Trace.HEADER, trace.header());
        response.setHeader("X-Request-Id", trace.id());
        int refusal = isRequest ? refusal(request) : 0;
        // Every line that is logged on the way says to which request it belongs.
        MDC.put(LOGGED_TRACE, trace.id());
        MDC.put(LOGGED_SPAN, trace.span());
        try {
            if (refusal == 0) {
                chain.doFilter(request, response);
            } else {
                response.sendError(refusal);
            }
        } finally {
            MDC.remove(LOGGED_TRACE);
            MDC.remove(LOGGED_SPAN);
        }
    }

    /** The status to refuse with, or 0. */
    private static int refusal(HttpServletRequest request) {
        if (addressLength(request) > LONGEST_ADDRESS) {
            return URI_TOO_LONG;
        }
        if (headersLength(request) > LARGEST_HEADERS) {
            return HEADERS_TOO_LARGE;
        }
        if (!MediaTypeHeaders.areRanges(Collections.list(request.getHeaders("Accept")))) {
            return HttpServletResponse.SC_NOT_ACCEPTABLE;
        }
        if (!MediaTypeHeaders.isOneType(Collections.list(request.getHeaders("Content-Type")))) {
            return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
        }
        return 0;
    }

    /** Tokens and customer links are never kept; everything else may be, if it is asked for again. */
    private static String cacheControl(HttpServletRequest request) {
        return isOpen(request) ? "no-store" : "private, no-cache";
    }

    /** Where people come who are not signed in; as the container resolved it, however the address was written. */
    private static boolean isOpen(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith("/api/v1/auth/") || path.startsWith("/api/v1/public/") || path.startsWith("/q/");
    }

    private static String contentPolicy(HttpServletRequest request) {
        String path = path(request);
        if (path.equals(CONSOLE)) {
            return OWN_FILES_AND_PRINTS;
        }
        return PAGES.stream().anyMatch(path::startsWith) ? OWN_FILES : NOTHING;
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "") + "/";
    }

    private static int addressLength(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length() + 1);
    }

    private static int headersLength(HttpServletRequest request) {
        int length = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                length += name.length() + value.length() + ": \r\n".length();
            }
        }
        return length;
    }
}

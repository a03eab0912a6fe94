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
import java.util.Map;

/** Gives every answer its security headers and its trace, and refuses addresses and headers that are too long. */
@WebFilter(
        filterName = "AnswerHeaders",
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class AnswerHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_ADDRESS = 8 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private static final Map<String, String> SECURITY = Map.of(
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()",
            "Vary", "Authorization, Accept, Accept-Language");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Trace trace = Trace.of(request);
        SECURITY.forEach(response::setHeader);
        response.setHeader("Cache-Control", cacheControl(request.getRequestURI()));
        response.setHeader(Trace.HEADER, trace.header());
        response.setHeader("X-Request-Id", trace.id());
        boolean isRequest = request.getDispatcherType() == DispatcherType.REQUEST;
        if (isRequest && addressLength(request) > LONGEST_ADDRESS) {
            response.sendError(URI_TOO_LONG);
        } else if (isRequest && headersLength(request) > LARGEST_HEADERS) {
            response.sendError(HEADERS_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Tokens and customer links are never kept; everything else may be, if it is asked for again. */
    private static String cacheControl(String path) {
        return path.startsWith("/api/v1/auth") || path.startsWith("/api/v1/public") ? "no-store" : "private, no-cache";
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

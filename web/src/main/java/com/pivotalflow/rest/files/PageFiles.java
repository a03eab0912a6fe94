package com.pivotalflow.rest.files;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Hands out the files of pages: the console at the root of the application, what the pages share, the pages of accounts
 * and of the interface's description.
 *
 * <p>A browser asks each time whether its copy still holds, and is told by a tag of the content. The container would tell it
 * by date; the build gives all files the same one, so that equal sources give equal archives, and a browser would keep the
 * files of the release before.
 */
@WebServlet(
        name = "PageFiles",
        urlPatterns = {"", "/assets/*", "/app/*", "/account/*", "/api/docs/*"})
public class PageFiles extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String FOLDER_PAGE = "index.html";

    /** The console, which has one address: the root. */
    private static final String ROOT_PAGE = "/app/index.html";

    /** Files of other kinds are not handed out. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "txt", "text/plain;charset=UTF-8");

    private final transient ConcurrentMap<String, PageFile> files = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = asked(request);
        if (asked.equals(request.getServletPath()) && !asked.endsWith("/")) {
            // Addresses in the page of a folder are relative to it.
            response.sendRedirect(asked + "/");
            return;
        }
        String path = path(asked);
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        Optional<PageFile> file = type == null ? Optional.empty() : file(path);
        if (type == null || file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        PageFile.Form form = file.get().form(accepts(request, "Accept-Encoding", "gzip"));
        response.addHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", form.tag());
        if (accepts(request, "If-None-Match", form.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = form.bytes();
        response.setContentType(type);
        if (form.isPacked()) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String asked(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    /** Where the file is; nowhere where the console has no address. */
    private static String path(String asked) {
        if (asked.equals("/")) {
            return ROOT_PAGE;
        }
        String path = asked.endsWith("/") ? asked + FOLDER_PAGE : asked;
        return path.equals(ROOT_PAGE) ? "" : path;
    }

    private Optional<PageFile> file(String path) throws IOException {
        PageFile known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream content = getServletContext().getResourceAsStream(path)) {
            if (content == null) {
                return Optional.empty();
            }
            // Two requests may both read it, with the same result. Only what exists is kept, so nobody can fill this.
            PageFile read = PageFile.of(content.readAllBytes());
            files.put(path, read);
            return Optional.of(read);
        }
    }

    /** Whether a list in a header names the word, and not with a weight of nothing. */
    private static boolean accepts(HttpServletRequest request, String header, String word) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.matches(".*;\\s*q=0(\\.0*)?"))
                .anyMatch(entry -> Objects.equals(entry.split(";", 2)[0].strip(), word));
    }
}

package com.pivotalflow.rest.files;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the files of pages: the console at the root of the application, what the pages share, the pages of accounts
 * and of the interface's description.
 *
 * <p>The files of the console have addresses that change with them, so that a browser keeps them and asks for its first page
 * only. For all others a browser asks each time whether its copy still holds, and is told by a tag of the content. The container would tell it
 * by date; the build gives all files the same one, so that equal sources give equal archives, and a browser would keep the
 * files of the release before.
 */
@WebServlet(
        name = "PageFiles",
        loadOnStartup = 1,
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

    /** A file of the console under the folder that names its release. */
    private static final Pattern RELEASED = Pattern.compile("/app/-([0-9a-f]{32})/(.*)");

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private transient @Nullable PageStore store;

    @Override
    public void init() throws ServletException {
        try {
            store = new PageStore(getServletContext(), ROOT_PAGE);
        } catch (IOException e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = asked(request);
        if (asked.equals(request.getServletPath()) && !asked.endsWith("/")) {
            // Addresses in the page of a folder are relative to it.
            response.sendRedirect(asked + "/");
            return;
        }
        PageStore held = Objects.requireNonNull(store, "no request comes before the servlet is initialized");
        Matcher released = RELEASED.matcher(asked);
        boolean isReleased = released.matches();
        String path = path(isReleased ? PageStore.CONSOLE + released.group(2) : asked);
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        Optional<PageFile> file = type == null ? Optional.empty() : held.file(path);
        if (type == null || file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        PageFile.Form form = file.get().form(accepts(request, "Accept-Encoding", "gzip"));
        response.addHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", form.tag());
        if (isReleased && held.release().equals(released.group(1))) {
            // Under this address there will never be anything else; a page of another release asks again each time.
            response.setHeader("Cache-Control", FOR_EVER);
        }
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

    /** Whether a list in a header names the word, and not with a weight of nothing. */
    private static boolean accepts(HttpServletRequest request, String header, String word) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.matches(".*;\\s*q=0(\\.0*)?"))
                .anyMatch(entry -> Objects.equals(entry.split(";", 2)[0].strip(), word));
    }
}

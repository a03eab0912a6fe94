package com.pivotalflow.rest.files;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files as the application carries them, each read once. Sheets that a sheet imports stand in it, so that a browser
 * asks once for all of them; and the first page names the console's files by a folder that changes with any of them.
 */
final class PageStore {

    /** Where the console's files are. */
    static final String CONSOLE = "/app/";

    private static final String SHARED = "/assets/";
    private static final Pattern IMPORT = Pattern.compile("(?m)^@import \"(/[^\"]+)\";$");

    private final ServletContext application;
    private final String rootPage;
    private final ConcurrentMap<String, PageFile> files = new ConcurrentHashMap<>();
    private final String release;

    /**
     * Reads what the console consists of.
     *
     * @param rootPage path of the first page
     */
    PageStore(ServletContext application, String rootPage) throws IOException {
        this.application = application;
        this.rootPage = rootPage;
        this.release = releaseOf(application);
    }

    /** Names the console's files and those it shares with other pages, all of them together. */
    String release() {
        return release;
    }

    /** The file at a path, if there is one. */
    Optional<PageFile> file(String path) throws IOException {
        PageFile known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<byte[]> content = content(path);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        // Two requests may both read it, with the same result. Only what exists is kept, so nobody can fill this.
        PageFile read = PageFile.of(finished(path, content.get()));
        files.put(path, read);
        return Optional.of(read);
    }

    private byte[] finished(String path, byte[] content) throws IOException {
        if (path.equals(rootPage)) {
            String text = new String(content, StandardCharsets.UTF_8);
            return text.replace('"' + CONSOLE, '"' + CONSOLE + '-' + release + '/')
                    .getBytes(StandardCharsets.UTF_8);
        }
        return path.endsWith(".css") ? joined(content) : content;
    }

    private byte[] joined(byte[] content) throws IOException {
        String text = new String(content, StandardCharsets.UTF_8);
        StringBuilder whole = new StringBuilder();
        Matcher imports = IMPORT.matcher(text);
        int end = 0;
        while (imports.find()) {
            byte[] part = content(Objects.requireNonNull(imports.group(1)))
                    .orElseThrow(() -> new IOException("there is no " + imports.group(1)));
            whole.append(text, end, imports.start()).append(new String(part, StandardCharsets.UTF_8));
            end = imports.end();
        }
        return whole.append(text, end, text.length()).toString().getBytes(StandardCharsets.UTF_8);
    }

    private Optional<byte[]> content(String path) throws IOException {
        return content(application, path);
    }

    private static Optional<byte[]> content(ServletContext application, String path) throws IOException {
        try (InputStream content = application.getResourceAsStream(path)) {
            return content == null ? Optional.empty() : Optional.of(content.readAllBytes());
        }
    }

    private static String releaseOf(ServletContext application) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        collect(application, CONSOLE, found);
        collect(application, SHARED, found);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (var file : found.entrySet()) {
            all.writeBytes(file.getKey().getBytes(StandardCharsets.UTF_8));
            all.writeBytes(file.getValue());
        }
        return PageFile.tag(all.toByteArray());
    }

    private static void collect(ServletContext application, String folder, Map<String, byte[]> found)
            throws IOException {
        Set<String> paths = application.getResourcePaths(folder);
        for (String path : paths == null ? Set.<String>of() : paths) {
            if (path.endsWith("/")) {
                collect(application, path, found);
            } else {
                content(application, path).ifPresent(content -> found.put(path, content));
            }
        }
    }
}

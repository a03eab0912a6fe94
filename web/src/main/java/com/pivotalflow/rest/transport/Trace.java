package com.pivotalflow.rest.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a request belongs to (W3C Trace Context): continued when the caller sends one, begun otherwise.
 *
 * @param id 32 hexadecimal digits; in problems, in the log and in the answer
 * @param span 16 hexadecimal digits of our own part
 * @param flags whether the caller records
 */
public record Trace(String id, String span, String flags) {

    /** Header of the context. */
    public static final String HEADER = "traceparent";

    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern CONTEXT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?");

    /** The trace of a request, the same however often it is asked for. */
    public static Trace of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Trace known) {
            return known;
        }
        Trace trace = continuing(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    static Trace continuing(@Nullable String context) {
        Matcher parts = CONTEXT.matcher(context == null ? "" : context);
        return parts.matches()
                ? new Trace(parts.group(1), random(), parts.group(2))
                : new Trace(random() + random(), random(), "00");
    }

    /** The header of the answer. */
    String header() {
        return "00-" + id + "-" + span + "-" + flags;
    }

    /** Only has to differ from others, not to be unguessable. */
    private static String random() {
        long bits = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits);
    }
}

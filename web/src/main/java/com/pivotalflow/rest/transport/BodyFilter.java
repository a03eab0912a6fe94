package com.pivotalflow.rest.transport;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/**
 * Bounds the size of bodies, declared or not, and insists on UTF-8. Runs once the resource is found and before anybody
 * asks who is calling.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
public class BodyFilter implements ContainerRequestFilter {

    private static final long KIB = 1024;

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        long limit = limit(context.getUriInfo().getPath());
        if (declaredLength(context) > limit) {
            throw new BodyTooLargeException(limit);
        }
        MediaType type = context.getMediaType();
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.replace("\"", "").equalsIgnoreCase("UTF-8")) {
            throw new NotSupportedException();
        }
        context.setEntityStream(new BoundedBody(context.getEntityStream(), limit));
    }

    static long limit(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        if (relative.startsWith("auth/") || relative.startsWith("public/")) {
            return 16 * KIB;
        }
        return relative.equals("quotes") || relative.startsWith("quotes/") ? 2 * KIB * KIB : 256 * KIB;
    }

    /** The header itself, because the platform's method gives up on lengths beyond an int. */
    private static long declaredLength(ContainerRequestContext context) {
        String length = context.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

package com.pivotalflow.rest.transport;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.List;

/**
 * Bounds the size of bodies, declared or not, and insists on UTF-8 that is not compressed. Runs once the resource is found and before anybody
 * asks who is calling.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
public class BodyFilter implements ContainerRequestFilter {

    /** Bytes of the largest file that is taken. */
    public static final long LARGEST_FILE = 100L * 1024 * 1024;

    private static final long KIB = 1024;

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        long limit = limit(firstStep(context.getUriInfo().getPathSegments()));
        if (declaredLength(context) > limit) {
            throw new BodyTooLargeException(limit);
        }
        String coding = context.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
            throw new NotSupportedException();
        }
        MediaType type = context.getMediaType();
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.replace("\"", "").equalsIgnoreCase("UTF-8")) {
            throw new NotSupportedException();
        }
        context.setEntityStream(new BoundedBody(context.getEntityStream(), limit));
    }

    static long limit(String firstStep) {
        return switch (firstStep) {
            case "auth", "public" -> 16 * KIB;
            case "quotes" -> 2 * KIB * KIB;
            case "imports" -> LARGEST_FILE;
            default -> 256 * KIB;
        };
    }

    /** Without the parameters that may hang on it, as the platform leaves them out when it looks for the resource. */
    private static String firstStep(List<PathSegment> path) {
        return path.stream()
                .map(PathSegment::getPath)
                .filter(step -> !step.isEmpty())
                .findFirst()
                .orElse("");
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

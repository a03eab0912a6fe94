package com.pivotalflow.rest.limits;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import java.util.List;
import java.util.Map;

/**
 * What a caller may still ask in the present window.
 *
 * @param limit the limit that counts
 * @param quota requests in a window
 * @param remaining requests left, 0 or more
 * @param seconds until the window ends, 1 or more
 * @param isExceeded whether this request was one too many
 */
record Allowance(RateLimit limit, int quota, int remaining, long seconds, boolean isExceeded) {

    /**
     * Demands that this request was not one too many.
     *
     * @throws DomainException {@code RATE_LIMITED} with {@code retryAfter} in seconds
     */
    void requireLeft() {
        if (isExceeded) {
            throw new DomainException(
                    Refusal.LIMITED,
                    "RATE_LIMITED",
                    "There were more than %d requests in %d seconds; go on in %d."
                            .formatted(quota, limit.window().toSeconds(), seconds),
                    List.of(),
                    Map.of("retryAfter", seconds));
        }
    }

    /** The header {@code RateLimit-Policy}. */
    String policy() {
        return '"' + limit.wireName() + "\";q=" + quota + ";w=" + limit.window().toSeconds();
    }

    /** The header {@code RateLimit}. */
    String left() {
        return '"' + limit.wireName() + "\";r=" + remaining + ";t=" + seconds;
    }
}

package com.pivotalflow.rest;

import com.pivotalflow.identity.Entrance;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What browsers keep between requests to {@code /auth}: the refresh token, and the mark of a browser that is known. No
 * script can read them, no other path gets them, and no other site can send them.
 */
final class AuthCookies {

    /** The refresh token. */
    static final String REFRESH = "pf_refresh";

    /** The mark of a browser from which somebody signed in before. */
    static final String DEVICE = "pf_device";

    /** What only our own pages send along: a form of another site can't set headers. */
    static final String OWN_HEADER = "X-Requested-With";

    private static final String OWN = "pivotal";
    private static final String PATH = Api.PATH + "/auth";
    private static final Duration DEVICE_AGE = Duration.ofDays(365);

    private AuthCookies() {}

    /** 200 with what the client is told, and the cookies of the session. */
    static Response entered(Entrance entrance) {
        Response.ResponseBuilder answer = Response.ok(entrance.answer())
                .cookie(cookie(
                        REFRESH,
                        entrance.session().token().text(),
                        Math.toIntExact(entrance.session().lifetime().toSeconds())));
        if (entrance.mark() != null) {
            answer.cookie(cookie(DEVICE, entrance.mark(), Math.toIntExact(DEVICE_AGE.toSeconds())));
        }
        return answer.build();
    }

    /** 204, and no session any more. */
    static Response left() {
        return Response.noContent().cookie(cookie(REFRESH, "", 0)).build();
    }

    /**
     * Demands the header that other sites can't send.
     *
     * @throws DomainException {@code CSRF_CHECK_FAILED}
     */
    static void requireOwn(@Nullable String sender) {
        if (!OWN.equals(sender)) {
            throw new DomainException(
                    Refusal.FORBIDDEN,
                    "CSRF_CHECK_FAILED",
                    "Send the header X-Requested-With: pivotal, which other sites can't.");
        }
    }

    private static NewCookie cookie(String name, String value, int seconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}

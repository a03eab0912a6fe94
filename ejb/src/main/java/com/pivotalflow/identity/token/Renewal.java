package com.pivotalflow.identity.token;

import com.pivotalflow.organization.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a refresh token that was presented.
 *
 * @param outcome whether the session goes on
 * @param session with its next token, if it does
 * @param user whose session it was, if the token was one of ours
 */
public record Renewal(
        Outcome outcome,
        @Nullable OpenedSession session,
        @Nullable UserId user) {

    /** How it may go. */
    public enum Outcome {
        /** The session goes on with another token. */
        RENEWED,
        /** Expired, idle for too long, ended, or nobody's. */
        REFUSED,
        /** It had been used before: two parties hold it, and one of them stole it. The session is ended. */
        REUSED
    }

    static Renewal refused() {
        return new Renewal(Outcome.REFUSED, null, null);
    }

    static Renewal reused(UserId user) {
        return new Renewal(Outcome.REUSED, null, user);
    }

    static Renewal renewed(OpenedSession session) {
        return new Renewal(Outcome.RENEWED, session, session.user());
    }

    /** The session, if it goes on. */
    public Optional<OpenedSession> opened() {
        return Optional.ofNullable(session);
    }
}

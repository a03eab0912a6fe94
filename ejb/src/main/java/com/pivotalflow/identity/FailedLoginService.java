package com.pivotalflow.identity;

import com.pivotalflow.audit.Origin;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a trace of sign-ins that failed where the address is somebody's. Works behind the back of the request: an answer
 * that took longer for people who exist would tell who does.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FailedLoginService {

    private static final Logger LOG = System.getLogger(FailedLoginService.class.getName());

    @Inject
    LoginCandidateService candidates;

    @Inject
    LoginTrailService trail;

    /** Notes a wrong password. */
    @Asynchronous
    public void wrong(String email, @Nullable String organization, Origin origin) {
        note("auth.login_failed", email, organization, origin);
    }

    /** Notes a try while the address was locked. */
    @Asynchronous
    public void locked(String email, @Nullable String organization, Origin origin) {
        note("auth.locked", email, organization, origin);
    }

    private void note(String action, String email, @Nullable String organization, Origin origin) {
        try {
            for (LoginCandidate candidate : candidates.byEmail(email, organization)) {
                trail.note(candidate.organization(), action, candidate, origin);
            }
        } catch (RuntimeException e) {
            // Nobody waits for it, so nobody else would tell.
            LOG.log(Level.ERROR, "A sign-in that failed left no trace: " + action, e);
        }
    }
}

package com.pivotalflow.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Sends links to people who forgot their password, behind the back of the request, which must not tell who exists. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordResetService {

    private static final Logger LOG = System.getLogger(PasswordResetService.class.getName());

    @Inject
    LoginCandidateService candidates;

    @Inject
    PasswordResetLinkService links;

    /** Sends a link to each person with the address, in each organization. */
    @Asynchronous
    public void request(RequestPasswordReset request) {
        String email = SignIn.normalized(request.email());
        try {
            for (LoginCandidate candidate : candidates.byEmail(email, null)) {
                links.send(candidate.organization(), candidate.user());
            }
        } catch (RuntimeException e) {
            // Nobody waits for it, so nobody else would tell.
            LOG.log(Level.ERROR, "A link for another password was not sent", e);
        }
    }
}

package com.pivotalflow.identity;

import com.pivotalflow.identity.token.UserLink;
import com.pivotalflow.identity.token.UserLinkService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Makes links for people who forgot their password, behind the back of the request, which must not tell who exists. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordResetService {

    private static final System.Logger LOG = System.getLogger(PasswordResetService.class.getName());

    @Inject
    LoginCandidateService candidates;

    @Inject
    UserLinkService links;

    /** Makes a link for each person with the address, in each organization. */
    @Asynchronous
    public void request(RequestPasswordReset request) {
        String email = SignIn.normalized(request.email());
        for (LoginCandidate candidate : candidates.byEmail(email, null)) {
            // Nobody sees the link before there is a mail session; the person's administrator can still help.
            var unused = links.issue(candidate.organization(), candidate.user(), UserLink.Purpose.PASSWORD_RESET);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A password reset of user {0} in organization {1} was not sent: no mail is configured",
                    candidate.user(),
                    candidate.organization());
        }
    }
}

package com.pivotalflow.identity;

import com.pivotalflow.identity.token.SecretToken;
import com.pivotalflow.identity.token.UserLink;
import com.pivotalflow.identity.token.UserLinkService;
import com.pivotalflow.mail.MailService;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Makes the links by which people choose a password and sends them, in the transaction of whoever asks for it. */
@ApplicationScoped
class AccountLinks {

    private static final Logger LOG = System.getLogger(AccountLinks.class.getName());

    @Inject
    UserLinkService links;

    @Inject
    OrganizationService organizations;

    @Inject
    PublicAddress address;

    @Inject
    MailService mails;

    /**
     * Invites a person.
     *
     * @return the path at which the invitation is accepted, for whoever invites; empty when a mail brings the link
     */
    Optional<String> invite(OrganizationId organization, User user) {
        SecretToken link = links.issue(organization, user.userId(), UserLink.Purpose.INVITATION);
        return isSent(organization, user, AccountText.INVITATION, link)
                ? Optional.empty()
                : Optional.of("/api/v1/auth/invitations/" + link.text());
    }

    /** Sends a person the link to another password; without mail nobody gets it, and their administrator must help. */
    void reset(OrganizationId organization, User user) {
        SecretToken link = links.issue(organization, user.userId(), UserLink.Purpose.PASSWORD_RESET);
        var unused = isSent(organization, user, AccountText.PASSWORD_RESET, link);
    }

    private boolean isSent(OrganizationId organization, User user, AccountText text, SecretToken link) {
        String page = text.page(address.base(organization), link.text());
        String name = organizations.view(organization).name();
        boolean isSent = mails.enqueueForSignIn(organization, text.to(user, name, page));
        if (!isSent) {
            LOG.log(
                    Level.WARNING,
                    "The {0} of user {1} in organization {2} was not sent: no mail is configured",
                    text,
                    user.userId(),
                    organization);
        }
        return isSent;
    }
}

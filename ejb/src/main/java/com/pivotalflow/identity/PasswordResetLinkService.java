package com.pivotalflow.identity;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Makes a link to another password and stores the mail that brings it, both or neither. */
@Stateless
@PermitAll
@InTenant
public class PasswordResetLinkService {

    @Inject
    UserRepository users;

    @Inject
    AccountLinks links;

    /** Sends the link, if the person may sign in. */
    public void send(OrganizationId organization, UserId user) {
        users.find(organization, user).filter(User::isActive).ifPresent(found -> links.reset(organization, found));
    }
}

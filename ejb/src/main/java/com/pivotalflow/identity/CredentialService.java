package com.pivotalflow.identity;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.audit.CurrentOrigin;
import com.pivotalflow.identity.token.SessionEnd;
import com.pivotalflow.identity.token.SessionService;
import com.pivotalflow.identity.token.UserLink;
import com.pivotalflow.identity.token.UserLinkService;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores passwords that were checked and hashed before; each call is one short transaction. */
@Stateless
@PermitAll
@InTenant
public class CredentialService {

    private static final String USER = "User";

    @Inject
    UserRepository users;

    @Inject
    PasswordHistoryRepository history;

    @Inject
    SessionService sessions;

    @Inject
    UserLinkService links;

    @Inject
    AuditService audit;

    @Inject
    CurrentOrigin origin;

    @Inject
    Clock clock;

    /** What a new password of the person is judged by. */
    public Credentials of(OrganizationId organization, UserId user) {
        User found = require(organization, user);
        return new Credentials(
                found.passwordHash(),
                history.earlier(organization, user),
                history.leastLength(organization),
                found.ownWords());
    }

    /** Stores the caller's other password and ends the caller's other sessions. */
    public void change(Caller caller, String hash) {
        UserId user = caller.user();
        store(caller.organization(), require(caller.organization(), user), hash);
        sessions.endAll(caller.organization(), user, origin.get().session(), SessionEnd.PASSWORD);
        audit.record(caller, Change.event("auth.password_changed", USER, user.value()));
    }

    /** Stores the password that takes the place of an expired one and ends all sessions. */
    public void renew(OrganizationId organization, UserId user, String hash) {
        store(organization, require(organization, user), hash);
        sessions.endAll(organization, user, null, SessionEnd.PASSWORD);
        audit.recordOf(organization, user, Change.event("auth.password_changed", USER, user.value()));
    }

    /** Whom a link is good for now. */
    public Optional<UserId> holder(OrganizationId organization, UUID link, UserLink.Purpose purpose) {
        return links.holder(organization, link, purpose)
                .filter(user -> users.find(organization, user)
                        .filter(found -> isFor(found, purpose))
                        .isPresent());
    }

    /** Uses up a reset link for another password and ends all sessions; false when the link is not good any more. */
    public boolean reset(OrganizationId organization, UUID link, String hash) {
        Optional<UserLink> used = links.use(organization, link, UserLink.Purpose.PASSWORD_RESET);
        used.ifPresent(good -> {
            store(organization, require(organization, good.user()), hash);
            sessions.endAll(organization, good.user(), null, SessionEnd.PASSWORD);
            audit.recordOf(
                    organization,
                    good.user(),
                    Change.event("auth.password_reset", USER, good.user().value()));
        });
        return used.isPresent();
    }

    /** Uses up an invitation; false when it is not good any more. */
    public boolean join(OrganizationId organization, UUID link, String hash, @Nullable String displayName) {
        Optional<UserLink> used = links.use(organization, link, UserLink.Purpose.INVITATION);
        used.ifPresent(good -> {
            require(organization, good.user()).join(hash, displayName, clock.instant());
            audit.recordOf(
                    organization,
                    good.user(),
                    Change.event("users.join", USER, good.user().value()));
        });
        return used.isPresent();
    }

    private void store(OrganizationId organization, User user, String hash) {
        Instant now = clock.instant();
        user.passwordHash().ifPresent(old -> history.add(organization, user.userId(), old, now));
        user.changePassword(hash, now);
    }

    private static boolean isFor(User user, UserLink.Purpose purpose) {
        return purpose == UserLink.Purpose.INVITATION ? user.isPending() : user.isActive();
    }

    private User require(OrganizationId organization, UserId user) {
        return users.find(organization, user).orElseThrow(() -> new NotFoundException("USER"));
    }
}

package com.pivotalflow.identity;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.identity.token.OpenedSession;
import com.pivotalflow.identity.token.Renewal;
import com.pivotalflow.identity.token.SessionEnd;
import com.pivotalflow.identity.token.SessionService;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.settings.SecurityPolicy;
import com.pivotalflow.settings.SecurityPolicyService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Knows the people of an organization and their rights. */
@Stateless
@PermitAll
@InTenant
public class UserService {

    @Inject
    UserRepository users;

    @Inject
    RoleRepository roles;

    @Inject
    OrganizationService organizations;

    @Inject
    PasswordHashing passwords;

    @Inject
    SessionService sessions;

    @Inject
    SecurityPolicyService policies;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** The caller, with rights as they are now. */
    public SignedInUser me(Caller caller) {
        User user = users.find(caller.organization(), caller.user()).orElseThrow(() -> new NotFoundException("USER"));
        return account(caller.organization(), user).view();
    }

    /** The person with this address, in any case of letters, who was not deleted. */
    public Optional<UserId> withEmail(OrganizationId organization, String email) {
        return users.withEmail(organization, email).map(User::userId);
    }

    /** What a token must agree with; empty when the person, or the whole organization, may not act any more. */
    public Optional<Standing> standing(OrganizationId organization, UserId user) {
        return users.standing(organization, user);
    }

    /** What a password is judged by; empty when the person has none or may not sign in. */
    public Optional<SignInTerms> signInTerms(OrganizationId organization, UserId id) {
        Optional<User> user = users.find(organization, id).filter(User::isActive);
        Optional<SecurityPolicy> policy = policies.of(organization);
        boolean isExpired = user.isPresent() && hasExpired(user.get(), policy);
        int mostFailures = policy.map(LockPolicy::of).orElse(LockPolicy.USUAL).mostFailures();
        return user.flatMap(User::passwordHash).map(hash -> new SignInTerms(hash, isExpired, mostFailures));
    }

    /** When an address is locked for those who name this organization; the usual where it says nothing. */
    public LockPolicy lockPolicy(OrganizationId organization) {
        return policies.of(organization).map(LockPolicy::of).orElse(LockPolicy.USUAL);
    }

    private boolean hasExpired(User user, Optional<SecurityPolicy> policy) {
        Integer days = policy.map(SecurityPolicy::passwordExpiryDays).orElse(null);
        return days != null
                && user.passwordChangedAt()
                        .filter(changed -> changed.isBefore(clock.instant().minus(Duration.ofDays(days))))
                        .isPresent();
    }

    /** A person with what they may do now; empty when they are not there or may not act. */
    public Optional<Account> account(OrganizationId organization, UserId id) {
        return users.find(organization, id).filter(User::isActive).map(user -> account(organization, user));
    }

    /**
     * Notes a sign-in and begins a session.
     *
     * @param rehashed the same password under a higher cost, if the stored hash is outdated
     */
    public Admission signIn(OrganizationId organization, UserId id, @Nullable String rehashed) {
        User user = users.find(organization, id).orElseThrow(() -> new NotFoundException("USER"));
        if (rehashed != null) {
            user.rehash(rehashed);
        }
        users.countSignIn(organization, id, clock.instant());
        OpenedSession session = sessions.open(organization, id);
        Account account = account(organization, user);
        audit.recordOf(organization, id, Change.event("auth.login", "Session", session.family()));
        return new Admission(account, session);
    }

    /**
     * Renews a session.
     *
     * @param token row of the refresh token that was presented
     * @return what became of it; without an account when the session does not go on
     */
    public Renewed renew(OrganizationId organization, UUID token) {
        Renewal renewal = sessions.renew(organization, token);
        Optional<OpenedSession> opened = renewal.opened();
        if (opened.isEmpty()) {
            return new Renewed(renewal.outcome(), null);
        }
        OpenedSession session = opened.get();
        Optional<User> user = users.find(organization, session.user()).filter(User::isActive);
        if (user.isEmpty() || users.standing(organization, session.user()).isEmpty()) {
            sessions.endAll(organization, session.user(), null, SessionEnd.USER_STATUS);
            return new Renewed(Renewal.Outcome.REFUSED, null);
        }
        Account account = account(organization, user.get());
        audit.recordOf(organization, session.user(), Change.event("auth.refresh", "Session", session.family()));
        return new Renewed(Renewal.Outcome.RENEWED, new Admission(account, session));
    }

    /**
     * Makes the first administrator unless somebody with the address exists; that person is left as they are, the
     * password above all.
     *
     * @param password asked for only when the user is made
     * @return whether the user was made now
     * @throws com.pivotalflow.problem.InvalidInputException {@code PASSWORD_WEAK}
     */
    public boolean ensureAdmin(
            OrganizationId organization,
            String email,
            String firstName,
            String lastName,
            Supplier<NewPassword> password) {
        if (users.withEmail(organization, email).isPresent()) {
            return false;
        }
        Role admin = roles.named(organization, SystemRole.ADMIN.roleName())
                .orElseThrow(() -> new IllegalStateException("the system roles come before the administrator"));
        NewPassword chosen = password.get();
        PasswordPolicy.require(chosen.text(), "", email, firstName, lastName, firstName + " " + lastName);
        Instant now = clock.instant();
        User user = User.active(organization, Ids.next(), email, firstName, lastName, now);
        user.startWith(passwords.hash(chosen.text()), chosen.toBeChanged(), now);
        users.add(organization, user);
        users.assign(organization, new UserRole(organization, Ids.next(), user.userId(), admin.id(), now));
        return true;
    }

    private Account account(OrganizationId organization, User user) {
        Instant now = clock.instant();
        OrganizationProfile home = organizations.profile(organization);
        SignedInUser view = new SignedInUser(
                user.id(),
                user.email(),
                user.displayName(),
                users.roles(organization, user.userId(), now),
                users.permissions(organization, user.userId(), now),
                new SignedInUser.Home(organization.value(), home.slug(), home.name()),
                user.mustChangePassword());
        return new Account(view, user.securityVersion());
    }

    /**
     * Somebody who is in.
     *
     * @param account who it is and with which rights
     * @param session the session that began or goes on
     */
    public record Admission(Account account, OpenedSession session) {}

    /**
     * A refresh token that was taken in.
     *
     * @param outcome what became of it
     * @param admission set exactly when the session goes on
     */
    public record Renewed(Renewal.Outcome outcome, @Nullable Admission admission) {}
}

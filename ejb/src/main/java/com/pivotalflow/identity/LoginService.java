package com.pivotalflow.identity;

import com.pivotalflow.audit.CurrentOrigin;
import com.pivotalflow.identity.token.FoundToken;
import com.pivotalflow.identity.token.Renewal;
import com.pivotalflow.identity.token.SecretToken;
import com.pivotalflow.identity.token.SessionService;
import com.pivotalflow.identity.token.TokenDirectoryService;
import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in. Runs outside of a transaction: checking a password takes long, and meanwhile no connection should be
 * held; each look into the database is a transaction of its own, bound to the tenant that is looked at.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoginService {

    @Inject
    LoginThrottleService throttle;

    @Inject
    LoginCandidateService candidates;

    @Inject
    UserService users;

    @Inject
    OrganizationService organizations;

    @Inject
    OrganizationDirectory directory;

    @Inject
    PasswordHashing passwords;

    @Inject
    PasswordService renewals;

    @Inject
    AccessTokens tokens;

    @Inject
    TokenDirectoryService tokenDirectory;

    @Inject
    SessionService sessions;

    @Inject
    KnownDevices devices;

    @Inject
    FailedLoginService failures;

    @Inject
    CurrentOrigin origin;

    /**
     * Signs a person in.
     *
     * @param mark what this browser got when somebody last signed in with it, if it has that
     * @throws DomainException {@code INVALID_CREDENTIALS}, the same for an unknown address and a wrong password;
     *     {@code LOGIN_LOCKED} after too many of them; {@code ORGANIZATION_REQUIRED} when the password is right in
     *     several organizations; {@code PASSWORD_EXPIRED} when the password is right, too old, and no other one comes with
     *     it; {@code PASSWORD_WEAK} and {@code PASSWORD_REUSED} of the other one
     */
    public Entrance signIn(SignIn request, Optional<String> mark) {
        String email = request.normalizedEmail();
        Optional<String> device = mark.flatMap(shown -> devices.name(shown, email));
        String guesser = device.map(name -> name + "/" + email).orElse(email);
        int attempt = admit(guesser, email, request);
        List<Match> matches;
        try {
            matches = matches(email, request, attempt);
        } catch (RuntimeException e) {
            // Nobody learned whether the password is right, so it was no failure of theirs.
            throttle.takeBack(guesser);
            throw e;
        }
        if (matches.isEmpty()) {
            failures.wrong(email, request.organization(), origin.get());
            throw new DomainException(
                    Refusal.UNAUTHENTICATED, "INVALID_CREDENTIALS", "The e-mail address or the password is wrong.");
        }
        throttle.reset(guesser);
        if (matches.size() > 1) {
            throw organizationRequired(matches);
        }
        String next = device.isPresent() ? mark.orElseThrow() : devices.mark(email);
        return enter(matches.get(0), request, next);
    }

    /**
     * Who names an organization is bound by its policy, whether or not it has the address; who names none, by the usual
     * one. Neither tells whose an address is.
     */
    private LockPolicy lockPolicy(SignIn request) {
        return Optional.ofNullable(request.organization())
                .flatMap(directory::bySlug)
                .map(users::lockPolicy)
                .orElse(LockPolicy.USUAL);
    }

    private int admit(String guesser, String email, SignIn request) {
        LockPolicy policy = lockPolicy(request);
        try {
            return throttle.admit(guesser, policy.mostFailures(), policy.lock());
        } catch (DomainException e) {
            failures.locked(email, request.organization(), origin.get());
            throw e;
        }
    }

    private List<Match> matches(String email, SignIn request, int attempt) {
        List<LoginCandidate> found = candidates.byEmail(email, request.organization());
        if (found.isEmpty()) {
            passwords.matchesNobody(request.password());
        }
        List<Match> matches = new ArrayList<>();
        for (LoginCandidate candidate : found) {
            check(candidate, request.password(), attempt).ifPresent(matches::add);
        }
        return matches;
    }

    /**
     * An organization that bears with fewer failures than the usual number takes no password after them, right or wrong,
     * and nobody is told: otherwise a lock that comes early would tell whose the address is.
     */
    private Optional<Match> check(LoginCandidate candidate, String password, int attempt) {
        Optional<SignInTerms> terms = users.signInTerms(candidate.organization(), candidate.user())
                .filter(known -> attempt <= known.mostFailures());
        if (terms.isEmpty()) {
            passwords.matchesNobody(password);
        }
        return terms.filter(known -> passwords.matches(password, known.hash()))
                .map(known -> new Match(candidate, known));
    }

    /**
     * Goes on with a session. The token that comes is used up; the answer has the next one.
     *
     * @throws DomainException {@code REFRESH_INVALID}; {@code REFRESH_REUSED} when the token had been used before, which
     *     ends the session
     */
    public Entrance refresh(String refreshToken) {
        FoundToken found = SecretToken.parse(refreshToken)
                .flatMap(tokenDirectory::refresh)
                .orElseThrow(LoginService::refreshInvalid);
        UserService.Renewed renewed = users.renew(found.organization(), found.id());
        if (renewed.outcome() == Renewal.Outcome.REUSED) {
            throw new DomainException(
                    Refusal.UNAUTHENTICATED,
                    "REFRESH_REUSED",
                    "This session was ended because its token was used twice; sign in again.");
        }
        UserService.Admission admission = renewed.admission();
        if (admission == null) {
            throw refreshInvalid();
        }
        return entrance(admission, null);
    }

    /** Ends the session that a refresh token belongs to, if it is one. */
    public void signOut(String refreshToken) {
        SecretToken.parse(refreshToken)
                .flatMap(tokenDirectory::refresh)
                .ifPresent(found -> sessions.signOut(found.organization(), found.id()));
    }

    private Entrance enter(Match match, SignIn request, String mark) {
        LoginCandidate who = match.candidate();
        if (match.terms().isExpired()) {
            String next = request.newPassword();
            if (next == null) {
                throw new DomainException(
                        Refusal.FORBIDDEN,
                        "PASSWORD_EXPIRED",
                        "The password is too old; sign in with it and a new one, in newPassword.");
            }
            renewals.renew(who.organization(), who.user(), next);
            return entrance(users.signIn(who.organization(), who.user(), null), mark);
        }
        String rehashed = passwords.isOutdated(match.terms().hash()) ? passwords.hash(request.password()) : null;
        return entrance(users.signIn(who.organization(), who.user(), rehashed), mark);
    }

    private Entrance entrance(UserService.Admission admission, @Nullable String mark) {
        String token = tokens.issue(admission.account(), admission.session().family());
        SignedIn answer = new SignedIn(
                token,
                AccessTokens.TYPE,
                AccessTokens.LIFETIME.toSeconds(),
                admission.account().view());
        return new Entrance(answer, admission.session(), mark);
    }

    private static DomainException refreshInvalid() {
        return new DomainException(Refusal.UNAUTHENTICATED, "REFRESH_INVALID", "This session is over; sign in again.");
    }

    private DomainException organizationRequired(List<Match> matches) {
        List<Map<String, String>> homes = matches.stream()
                .map(match -> home(match.candidate().organization()))
                .toList();
        return new DomainException(
                Refusal.CONFLICT,
                "ORGANIZATION_REQUIRED",
                "The password is right in several organizations; name one.",
                List.of(),
                Map.of("organizations", homes));
    }

    private Map<String, String> home(OrganizationId organization) {
        OrganizationProfile profile = organizations.profile(organization);
        return Map.of("slug", profile.slug(), "name", profile.name());
    }

    private record Match(LoginCandidate candidate, SignInTerms terms) {}
}

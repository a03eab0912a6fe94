package com.pivotalflow.identity;

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
    PasswordHashing passwords;

    @Inject
    AccessTokens tokens;

    /**
     * Signs a person in.
     *
     * @throws DomainException {@code INVALID_CREDENTIALS}, the same for an unknown address and a wrong password;
     *     {@code LOGIN_LOCKED} after too many of them; {@code ORGANIZATION_REQUIRED} when the password is right in
     *     several organizations
     */
    public SignedIn signIn(SignIn request) {
        String email = request.normalizedEmail();
        throttle.admit(email);
        List<Match> matches;
        try {
            matches = matches(email, request);
        } catch (RuntimeException e) {
            // Nobody learned whether the password is right, so it was no failure of theirs.
            throttle.takeBack(email);
            throw e;
        }
        if (matches.isEmpty()) {
            throw new DomainException(
                    Refusal.UNAUTHENTICATED, "INVALID_CREDENTIALS", "The e-mail address or the password is wrong.");
        }
        throttle.reset(email);
        if (matches.size() > 1) {
            throw organizationRequired(matches);
        }
        return enter(matches.get(0), request.password());
    }

    private List<Match> matches(String email, SignIn request) {
        List<LoginCandidate> found = candidates.byEmail(email, request.organization());
        if (found.isEmpty()) {
            passwords.matchesNobody(request.password());
        }
        List<Match> matches = new ArrayList<>();
        for (LoginCandidate candidate : found) {
            check(candidate, request.password()).ifPresent(matches::add);
        }
        return matches;
    }

    private Optional<Match> check(LoginCandidate candidate, String password) {
        Optional<String> hash = users.passwordHash(candidate.organization(), candidate.user());
        if (hash.isEmpty()) {
            passwords.matchesNobody(password);
        }
        return hash.filter(known -> passwords.matches(password, known)).map(known -> new Match(candidate, known));
    }

    private SignedIn enter(Match match, String password) {
        String rehashed = passwords.isOutdated(match.hash()) ? passwords.hash(password) : null;
        LoginCandidate who = match.candidate();
        Account account = users.signIn(who.organization(), who.user(), rehashed);
        return new SignedIn(
                tokens.issue(account), AccessTokens.TYPE, AccessTokens.LIFETIME.toSeconds(), account.view());
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

    private record Match(LoginCandidate candidate, String hash) {}
}

package com.pivotalflow.identity.token;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Links that let a person choose a password, once. */
@Stateless
@PermitAll
@InTenant
public class UserLinkService {

    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    UserLinkRepository links;

    @Inject
    Clock clock;

    /** Makes a link; earlier ones of the person are useless from now on. */
    public SecretToken issue(OrganizationId organization, UserId user, UserLink.Purpose purpose) {
        Instant now = clock.instant();
        links.withdraw(organization, user, now);
        SecretToken token = SecretToken.make();
        links.add(organization, user, purpose, token.hash(), now, now.plus(Duration.ofHours(purpose.hours())));
        return token;
    }

    /** Whom a link is good for now; it stays good. */
    public Optional<UserId> holder(OrganizationId organization, UUID link, UserLink.Purpose purpose) {
        return links.holder(organization, link, purpose, clock.instant());
    }

    /** Uses a link up; empty when it is not good, or not any more. */
    public Optional<UserLink> use(OrganizationId organization, UUID link, UserLink.Purpose purpose) {
        Instant now = clock.instant();
        Optional<UserId> user = links.use(organization, link, purpose, now);
        user.ifPresent(known -> links.withdraw(organization, known, now));
        return user.map(known -> new UserLink(known, purpose));
    }

    /** Removes links that ended more than 30 days ago, used or not. Tells how many there were. */
    public int purge(OrganizationId organization, int limit) {
        return links.removeExpired(organization, clock.instant().minus(KEPT), limit);
    }
}

package com.pivotalflow.quote;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Notes that the time for a decision ran out, a quote in each transaction. */
@Stateless
@PermitAll
@InTenant
public class QuoteExpiryService {

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteVersionRepository versions;

    @Inject
    QuoteReading reading;

    @Inject
    QuoteMovement movement;

    @Inject
    Clock clock;

    /** Quotes of the organization whose customers did not decide in time, the longest waiting first. */
    public List<QuoteId> overdue(OrganizationId organization, int most) {
        return versions.overdue(organization, clock.instant(), most).stream()
                .map(QuoteId::new)
                .toList();
    }

    /**
     * Lets the version that a customer has in hand expire. Who works on the quote at this moment is let pass: a decision
     * may be among it, and a sweep on another node would do the same.
     *
     * @return whether it expired just now
     */
    public boolean expire(OrganizationId organization, QuoteId id) {
        if (!quotes.lockIfFree(organization, id)) {
            return false;
        }
        FoundQuote found = reading.found(organization, id).orElseThrow();
        QuoteVersion issued = found.context().issued();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (issued == null || !issued.state().isOpen() || now.isBefore(issued.deadline())) {
            return false;
        }
        Actor actor = Actor.server(organization);
        movement.apply(actor, QuoteOperation.EXPIRE, found, null, () -> {
            versions.expire(organization, issued, now);
            found.quote().move(actor, now).expire(issued, now);
        });
        return true;
    }
}

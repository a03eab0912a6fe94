package com.pivotalflow.quote;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Lets quotes expire whose customers did not decide in time. Nothing waits for it: whoever reads or decides looks at the
 * deadline itself.
 */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QuoteExpiry {

    private static final System.Logger LOG = System.getLogger(QuoteExpiry.class.getName());

    /** Quotes of an organization, and organizations, that one look finds. */
    private static final int BATCH = 200;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    QuoteExpiryService quotes;

    /** Every minute, on every node; two at the same time share the work. */
    @Schedule(hour = "*", minute = "*", second = "19", persistent = false)
    void expire() {
        watch.run(
                TimerName.QUOTE_EXPIRY,
                () -> organizations.withWork("quotes", BATCH).stream()
                        .mapToInt(this::expire)
                        .sum());
    }

    /** Gives how many expired. */
    private int expire(OrganizationId organization) {
        int all = 0;
        List<QuoteId> overdue;
        int expired;
        do {
            overdue = quotes.overdue(organization, BATCH);
            expired = (int) overdue.stream()
                    .filter(quote -> isExpired(organization, quote))
                    .count();
            all += expired;
        } while (overdue.size() == BATCH && expired > 0);
        return all;
    }

    /** What is wrong with one quote keeps no other from expiring. */
    private boolean isExpired(OrganizationId organization, QuoteId quote) {
        try {
            return quotes.expire(organization, quote);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "quote " + quote.value() + " can't expire", e);
            return false;
        }
    }
}

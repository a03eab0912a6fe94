package com.pivotalflow.quote;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.organization.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;

/**
 * Leaves the audit entries of quotes. They hold what a quote says in full: what may be seen of them is decided when they
 * are read.
 */
@ApplicationScoped
class QuoteTrail {

    private static final String QUOTE = "Quote";

    @Inject
    AuditService audit;

    /** Views that leave nothing out, whoever the caller is. */
    static QuoteViews whole(Caller caller) {
        Set<String> permissions = new HashSet<>(caller.permissions());
        permissions.add("quotes.view_cost");
        return new QuoteViews(new Caller(caller.organization(), caller.user(), permissions));
    }

    void created(Caller caller, QuoteView after) {
        audit.record(caller, Change.created("quotes.create", QUOTE, after.id(), after));
    }

    void updated(Caller caller, QuoteView before, QuoteView after) {
        audit.record(caller, Change.changed("quotes.update", QUOTE, after.id(), before, after));
    }

    void deleted(Caller caller, QuoteView before) {
        audit.record(caller, Change.removed("quotes.delete", QUOTE, before.id(), before));
    }
}

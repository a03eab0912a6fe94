package com.pivotalflow.audit;

import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.ReadsReplica;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes down what was done, and lets it be read. */
@Stateless
@PermitAll
@InTenant
public class AuditService {

    private static final String SEES_COSTS = "quotes.view_cost";

    @Inject
    AuditRepository entries;

    @Inject
    CurrentOrigin origin;

    /**
     * Writes an entry in the transaction of the change it tells of. It belongs last: from here to the end of the
     * transaction nobody else of the organization can finish a change.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void record(Caller caller, Change change) {
        entries.append(caller.organization(), caller.user(), change, origin.get());
    }

    /** As {@link #record(Caller, Change)}, for many changes by one statement, in the order given. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void recordAll(Caller caller, List<Change> changes) {
        if (!changes.isEmpty()) {
            entries.appendAll(caller.organization(), caller.user(), changes, origin.get());
        }
    }

    /** As {@link #record(Caller, Change)}, for a user who is not signed in, or not yet. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void recordOf(OrganizationId organization, UserId actor, Change change) {
        entries.append(organization, actor, change, origin.get());
    }

    /** As {@link #record(Caller, Change)}, for what the holder of a customer's link does. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void recordOfLink(OrganizationId organization, UUID link, Change change) {
        entries.appendOfLink(organization, link, change, origin.get());
    }

    /** As {@link #record(Caller, Change)}, for what the server does by itself. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void recordOwn(OrganizationId organization, Change change) {
        entries.append(organization, null, change, origin.get());
    }

    /** Whether this was noted of the thing before. */
    public boolean has(OrganizationId organization, String action, UUID entity) {
        return entries.has(organization, action, entity);
    }

    /** A page of the entries. Costs and margins are left out for callers who may not see them. */
    @ReadsReplica
    public Page<AuditEntry> list(Caller caller, AuditFilter filter, PageRequest request) {
        Page<AuditEntry> page = entries.page(caller.organization(), filter, request);
        return caller.may(SEES_COSTS) ? page : page.map(AuditEntry::withoutCosts);
    }

    /**
     * One entry.
     *
     * @throws NotFoundException {@code AUDIT_ENTRY_NOT_FOUND}
     */
    public AuditEntry get(Caller caller, UUID id) {
        AuditEntry entry =
                entries.find(caller.organization(), id).orElseThrow(() -> new NotFoundException("AUDIT_ENTRY"));
        return caller.may(SEES_COSTS) ? entry : entry.withoutCosts();
    }

    /** Where the organization's chain ends. */
    public Optional<ChainTip> tip(OrganizationId organization) {
        return entries.tip(organization);
    }
}

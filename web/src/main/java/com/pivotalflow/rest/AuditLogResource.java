package com.pivotalflow.rest;

import com.pivotalflow.audit.AuditEntry;
import com.pivotalflow.audit.AuditFilter;
import com.pivotalflow.audit.AuditService;
import com.pivotalflow.organization.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Who did what; for reading only. */
@Path("/audit-log")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditLogResource {

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    /** Lists entries, the newest first unless asked otherwise. */
    @GET
    @RolesAllowed("audit.view")
    @Operation(value = "Lists what was done, the newest first.", answer = AuditEntry.class)
    @Parameters({
        "entityType",
        "entityId",
        "action",
        "actorId",
        "requestId",
        "createdAt[gt]",
        "createdAt[gte]",
        "createdAt[lt]",
        "createdAt[lte]",
        "sort",
        "limit",
        "cursor",
        "includeTotal"
    })
    public Response list() {
        Map<AuditFilter.Comparison, Instant> bounds = new EnumMap<>(AuditFilter.Comparison.class);
        for (AuditFilter.Comparison comparison : AuditFilter.Comparison.values()) {
            list.instant("createdAt[" + comparison.name().toLowerCase(Locale.ROOT) + "]")
                    .ifPresent(at -> bounds.put(comparison, at));
        }
        AuditFilter filter = new AuditFilter(
                list.word("entityType"),
                list.id("entityId"),
                list.word("action"),
                list.id("actorId"),
                list.word("requestId"),
                bounds);
        return list.answer(audit.list(caller, filter, list.page()));
    }

    /** Reads an entry. */
    @GET
    @Path("{id}")
    @RolesAllowed("audit.view")
    @Operation(value = "Reads what was done once.", answer = AuditEntry.class, problems = "AUDIT_ENTRY_NOT_FOUND")
    public AuditEntry read(@PathParam("id") UUID id) {
        return audit.get(caller, id);
    }
}

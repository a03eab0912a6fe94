package com.pivotalflow.imports;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Hands out files piece by piece and removes them; each call is one short transaction, whatever its caller has open. */
@Stateless
@PermitAll
@InTenant
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportFileService {

    @Inject
    ImportRepository imports;

    @Inject
    Clock clock;

    /**
     * What a job has to import.
     *
     * @throws NotFoundException {@code JOB_NOT_FOUND}
     */
    public ImportTask task(OrganizationId organization, UUID job) {
        return imports.task(organization, job).orElseThrow(() -> new NotFoundException("JOB"));
    }

    /** A piece of the file of an import, by its place from 0; empty behind the last one. */
    public Optional<byte[]> part(OrganizationId organization, UUID id, int position) {
        return imports.part(organization, id, position);
    }

    /** Notes that all rows were looked at, and how many were refused; removes the file. */
    public void end(OrganizationId organization, UUID id, int refused) {
        imports.read(organization, id, refused, clock.instant());
        imports.removeParts(organization, id);
    }

    /** Removes pieces of files that were kept long enough; gives how many, at most the limit. */
    public int purge(OrganizationId organization, int limit) {
        return imports.removeExpired(organization, clock.instant(), limit);
    }
}

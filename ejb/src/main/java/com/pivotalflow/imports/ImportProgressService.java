package com.pivotalflow.imports;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Says how far an import is while its long transaction is open, so that others see it and can stop it. */
@Stateless
@PermitAll
@InTenant
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportProgressService {

    /**
     * Says it.
     *
     * @throws com.pivotalflow.job.JobFailure when the job belongs to somebody else by now, or shall not go on
     */
    public void tell(OrganizationId organization, ImportRun run) {
        run.progress();
    }
}

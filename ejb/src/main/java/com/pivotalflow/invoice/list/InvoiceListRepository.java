package com.pivotalflow.invoice.list;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Pages of invoices. */
@ApplicationScoped
class InvoiceListRepository {

    @Inject
    EntityManager entityManager;

    /** The columns that the query names, row by row. */
    Page<Object[]> page(OrganizationId organization, KeysetQuery query, PageRequest request) {
        return query.where("i.organization_id = :organization", "organization", organization.value())
                .page(request, InvoiceSummaries.SORTS, InvoiceSummaries.USUAL_SORT)
                .run(entityManager::createNativeQuery);
    }
}

package com.pivotalflow.quote.list;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.PageStatement;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Pages of quotes. */
@ApplicationScoped
class QuoteListRepository {

    @Inject
    EntityManager entityManager;

    /** The columns that the query names, row by row. */
    Page<Object[]> list(OrganizationId organization, KeysetQuery query, PageRequest request) {
        PageStatement statement = query.where("q.organization_id = :organization", "organization", organization.value())
                .page(request, QuoteSummaries.SORTS, QuoteSummaries.USUAL_SORT);
        return statement.run(entityManager::createNativeQuery);
    }
}

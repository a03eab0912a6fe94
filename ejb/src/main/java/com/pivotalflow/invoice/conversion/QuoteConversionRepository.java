package com.pivotalflow.invoice.conversion;

import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What was made of accepted quotes. */
@ApplicationScoped
class QuoteConversionRepository {

    @Inject
    EntityManager entityManager;

    /** Stores at once; the database refuses to make the same of a quote a second time. */
    void add(OrganizationId organization, List<QuoteConversion> conversions) {
        conversions.forEach(entityManager::persist);
        entityManager.flush();
    }
}

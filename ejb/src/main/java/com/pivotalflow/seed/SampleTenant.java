package com.pivotalflow.seed;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.ratecard.TaxClassId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes what the demonstration tenant works with: prices, customers, projects and a quote. */
@ApplicationScoped
class SampleTenant {

    @Inject
    SamplePrices prices;

    @Inject
    SampleBusiness business;

    void ensure(OrganizationId organization, UserId author, TaxClassId taxClass) {
        prices.ensure(organization, taxClass);
        business.ensure(organization, author);
    }
}

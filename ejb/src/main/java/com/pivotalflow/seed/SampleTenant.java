package com.pivotalflow.seed;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.ratecard.CountryProfile;
import com.pivotalflow.ratecard.NewTaxClass;
import com.pivotalflow.ratecard.TaxClassId;
import com.pivotalflow.ratecard.TaxClassService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes what the demonstration tenant works with: taxes, prices, customers, projects and a quote. */
@ApplicationScoped
class SampleTenant {

    @Inject
    OrganizationService organizations;

    @Inject
    TaxClassService taxClasses;

    @Inject
    SamplePrices prices;

    @Inject
    SampleBusiness business;

    void ensure(OrganizationId organization, UserId author) {
        for (NewTaxClass content : CountryProfile.NZ.taxClasses()) {
            TaxClassId id = taxClasses.ensureClass(organization, content);
            if (content.code().equals(CountryProfile.NZ.defaultTaxClass())) {
                organizations.ensureTaxClass(organization, id.value());
                prices.ensure(organization, id);
            }
        }
        business.ensure(organization, author);
    }
}

package com.pivotalflow.seed;

import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.ratecard.CatalogueService;
import com.pivotalflow.ratecard.DeliveryRoleId;
import com.pivotalflow.ratecard.NewDeliveryRole;
import com.pivotalflow.ratecard.NewRateCard;
import com.pivotalflow.ratecard.NewRateCardItem;
import com.pivotalflow.ratecard.NewServiceCategory;
import com.pivotalflow.ratecard.RateCardId;
import com.pivotalflow.ratecard.RateCardService;
import com.pivotalflow.ratecard.ServiceCategoryId;
import com.pivotalflow.ratecard.TaxClassId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Writes the catalogue of services and the rate card of the demonstration tenant. */
@ApplicationScoped
class SamplePrices {

    private static final LocalDate SINCE = LocalDate.of(2025, 1, 1);

    @Inject
    CatalogueService catalogue;

    @Inject
    RateCardService rateCards;

    /** Adds what is missing, priced with the tax class. */
    void ensure(OrganizationId organization, TaxClassId taxClass) {
        Map<String, ServiceCategoryId> categories = categories(organization);
        RateCardId card =
                rateCards.ensureCard(organization, new NewRateCard("Standard Rates", "1.0", "NZD", SINCE, null, true));
        int order = 0;
        for (SampleItem item : SampleItem.values()) {
            order++;
            DeliveryRoleId role = catalogue.ensureRole(
                    organization, new NewDeliveryRole(item.roleCode(), item.roleName(), item.seniority(), order));
            rateCards.ensureItem(
                    organization,
                    card,
                    new NewRateCardItem(
                            item.code(),
                            item.roleName(),
                            Objects.requireNonNull(categories.get(item.category())),
                            role,
                            "hour",
                            UnitPrice.of(item.rate()),
                            null,
                            taxClass,
                            SINCE,
                            null));
        }
    }

    private Map<String, ServiceCategoryId> categories(OrganizationId organization) {
        Map<String, ServiceCategoryId> categories = new HashMap<>();
        ensure(organization, "DEV", "Development", 1, categories);
        ensure(organization, "DES", "Design", 2, categories);
        ensure(organization, "PM", "Project Management", 3, categories);
        ensure(organization, "CON", "Consulting", 4, categories);
        return categories;
    }

    private void ensure(
            OrganizationId organization,
            String code,
            String name,
            int order,
            Map<String, ServiceCategoryId> categories) {
        categories.put(code, catalogue.ensureCategory(organization, new NewServiceCategory(code, name, order)));
    }
}

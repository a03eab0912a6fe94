package com.pivotalflow.ratecard;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a price refers to: its category, its trade role and its tax class. */
@ApplicationScoped
class ItemReferences {

    @Inject
    CatalogueService catalogue;

    @Inject
    TaxClassRepository taxClasses;

    @Inject
    OrganizationService organizations;

    /**
     * The same price with the organization's usual tax class, unless it names one.
     *
     * @throws InvalidInputException {@code TAX_CLASS_UNKNOWN} when the organization has no usual one
     */
    CreateRateCardItem taxed(OrganizationId organization, CreateRateCardItem content) {
        if (content.taxClass() != null) {
            return content;
        }
        return Optional.ofNullable(organizations.profile(organization).defaultTaxClass())
                .map(TaxClassId::new)
                .flatMap(usual -> taxClasses.codeOf(organization, usual))
                .map(content::taxedAs)
                .orElseThrow(() -> new InvalidInputException(
                        List.of(unknown("The organization has no usual tax class; name one."))));
    }

    /**
     * Makes sure that everything the price names exists.
     *
     * @return its tax class
     * @throws InvalidInputException {@code REFERENCE_NOT_FOUND}, {@code TAX_CLASS_UNKNOWN}, all that there are
     */
    TaxClassId require(OrganizationId organization, CreateRateCardItem content) {
        List<CatalogueReference> references = new ArrayList<>();
        references.add(CatalogueReference.category("/serviceCategoryId", content.serviceCategoryId()));
        if (content.roleId() != null) {
            references.add(CatalogueReference.role("/roleId", content.roleId()));
        }
        List<FieldError> errors = new ArrayList<>(catalogue.missing(organization, references));
        Optional<TaxClassId> taxClass =
                Optional.ofNullable(content.taxClass()).flatMap(code -> taxClasses.idOf(organization, code));
        if (taxClass.isEmpty()) {
            errors.add(unknown("There is no tax class of this code."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return taxClass.orElseThrow();
    }

    private static FieldError unknown(String detail) {
        return new FieldError("/taxClass", "TAX_CLASS_UNKNOWN", detail);
    }
}

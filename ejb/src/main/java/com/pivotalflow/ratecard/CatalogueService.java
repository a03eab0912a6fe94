package com.pivotalflow.ratecard;

import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.FieldError;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The catalogue of what is sold: categories of services and trade roles. */
@Stateless
@PermitAll
@InTenant
public class CatalogueService {

    @Inject
    CatalogueRepository catalogue;

    @Inject
    Clock clock;

    /** A page of the categories of services. */
    public Page<ServiceCategoryView> categories(OrganizationId organization, PageRequest request) {
        return catalogue.categories(organization, request);
    }

    /** A page of the trade roles. */
    public Page<DeliveryRoleView> roles(OrganizationId organization, PageRequest request) {
        return catalogue.roles(organization, request);
    }

    /**
     * Which references name nothing in the organization, by one statement; none when there are no references. What is
     * no longer in use counts as there, because documents that exist keep naming it.
     *
     * @return one {@code REFERENCE_NOT_FOUND} for each, in the order given
     */
    public List<FieldError> missing(OrganizationId organization, List<CatalogueReference> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        Set<CatalogueRepository.Known> known = catalogue.known(organization, references);
        return references.stream()
                .filter(reference -> !known.contains(CatalogueRepository.Known.of(reference)))
                .map(reference ->
                        new FieldError(reference.pointer(), "REFERENCE_NOT_FOUND", "There is no such record."))
                .toList();
    }

    /** Gives the category with the code, made now if there is none; one that exists stays as it is. */
    public ServiceCategoryId ensureCategory(OrganizationId organization, NewServiceCategory content) {
        return catalogue
                .categoryOf(organization, content.code())
                .orElseGet(
                        () -> catalogue.add(organization, ServiceCategory.of(organization, content, clock.instant())));
    }

    /** Gives the role with the code, made now if there is none; one that exists stays as it is. */
    public DeliveryRoleId ensureRole(OrganizationId organization, NewDeliveryRole content) {
        return catalogue
                .roleOf(organization, content.code())
                .orElseGet(() -> catalogue.add(organization, DeliveryRole.of(organization, content, clock.instant())));
    }
}

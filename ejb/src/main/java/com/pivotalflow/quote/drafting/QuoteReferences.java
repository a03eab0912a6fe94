package com.pivotalflow.quote.drafting;

import com.pivotalflow.customer.ContactId;
import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.customer.CustomerReference;
import com.pivotalflow.customer.CustomerService;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.project.ProjectId;
import com.pivotalflow.project.ProjectReference;
import com.pivotalflow.project.ProjectService;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.ratecard.CatalogueReference;
import com.pivotalflow.ratecard.CatalogueService;
import com.pivotalflow.ratecard.DeliveryRoleId;
import com.pivotalflow.ratecard.RateCardId;
import com.pivotalflow.ratecard.ServiceCategoryId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks that everything a quote names exists in the organization and belongs together. A record of another organization
 * is answered like one that does not exist.
 */
@ApplicationScoped
class QuoteReferences {

    @Inject
    CustomerService customers;

    @Inject
    ProjectService projects;

    @Inject
    CatalogueService catalogue;

    @Inject
    OwnerRepository owners;

    /**
     * Looks up the customer and checks all other references. Those that stood there before are not judged again: an
     * owner who has left or a customer who is inactive now is no mistake of this change.
     *
     * @param before the quote that is changed; absent for a new one
     * @param errors where everything wrong is added, in document order
     * @return the customer, if there is one
     */
    Optional<CustomerReference> check(
            OrganizationId organization, CreateQuote content, @Nullable QuoteBefore before, List<FieldError> errors) {
        boolean keepsCustomer = keeps(content, before, CreateQuote::customerId);
        CustomerId customerId = new CustomerId(content.customerId());
        Optional<CustomerReference> customer = customers.reference(organization, customerId);
        if (customer.isEmpty()) {
            errors.add(unknown("/customerId"));
        } else if (!customer.get().active() && !keepsCustomer) {
            errors.add(new FieldError("/customerId", "CUSTOMER_INACTIVE", "This customer is inactive or deleted."));
        }
        if (!keepsCustomer || !keeps(content, before, CreateQuote::contactId)) {
            checkContact(organization, content, customerId, errors);
        }
        if (!keepsCustomer || !keeps(content, before, CreateQuote::projectId)) {
            checkProject(organization, content, customerId, errors);
        }
        UUID owner = content.ownerId();
        if (owner != null
                && !keeps(content, before, CreateQuote::ownerId)
                && !owners.isUser(organization, new UserId(owner))) {
            errors.add(unknown("/ownerId"));
        }
        List<CatalogueReference> named = catalogueReferences(content, before);
        if (!named.isEmpty()) {
            errors.addAll(catalogue.missing(organization, named));
        }
        return customer;
    }

    private void checkContact(
            OrganizationId organization, CreateQuote content, CustomerId customer, List<FieldError> errors) {
        UUID contact = content.contactId();
        if (contact != null && !customers.hasContact(organization, customer, new ContactId(contact))) {
            errors.add(unknown("/contactId"));
        }
    }

    private void checkProject(
            OrganizationId organization, CreateQuote content, CustomerId customer, List<FieldError> errors) {
        UUID project = content.projectId();
        if (project == null) {
            return;
        }
        Optional<ProjectReference> found = projects.reference(organization, new ProjectId(project));
        if (found.isEmpty()) {
            errors.add(unknown("/projectId"));
        } else if (!found.get().customer().equals(customer)) {
            errors.add(new FieldError(
                    "/projectId", "PROJECT_CUSTOMER_MISMATCH", "This project belongs to another customer."));
        }
    }

    private static boolean keeps(
            CreateQuote content, @Nullable QuoteBefore before, Function<CreateQuote, @Nullable UUID> reference) {
        return before != null && Objects.equals(reference.apply(content), reference.apply(before.content()));
    }

    private static List<CatalogueReference> catalogueReferences(CreateQuote content, @Nullable QuoteBefore before) {
        KeptLines kept = before == null ? KeptLines.NONE : before.lines();
        List<CatalogueReference> named = new ArrayList<>();
        if (content.rateCardId() != null && !keeps(content, before, CreateQuote::rateCardId)) {
            named.add(CatalogueReference.rateCard("/rateCardId", new RateCardId(content.rateCardId())));
        }
        for (int i = 0; i < content.lines().size(); i++) {
            CreateQuote.Line line = content.lines().get(i);
            if (kept.price(line).isPresent()) {
                continue;
            }
            UUID category = line.serviceCategoryId();
            if (category != null) {
                String pointer = "/lines/" + i + "/serviceCategoryId";
                named.add(CatalogueReference.category(pointer, new ServiceCategoryId(category)));
            }
            UUID role = line.roleId();
            if (role != null) {
                named.add(CatalogueReference.role("/lines/" + i + "/roleId", new DeliveryRoleId(role)));
            }
        }
        return named;
    }

    private static FieldError unknown(String pointer) {
        return new FieldError(pointer, "REFERENCE_NOT_FOUND", "There is no such record.");
    }
}

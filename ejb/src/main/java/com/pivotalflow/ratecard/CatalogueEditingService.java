package com.pivotalflow.ratecard;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and changes what is sold: categories of services, which form a tree, and trade roles. */
@Stateless
@PermitAll
@InTenant
public class CatalogueEditingService {

    private static final String CATEGORY = "ServiceCategory";
    private static final String ROLE = "DeliveryRole";

    @Inject
    CatalogueRepository catalogue;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * A category.
     *
     * @throws NotFoundException {@code SERVICE_CATEGORY_NOT_FOUND}
     */
    public ServiceCategoryView category(OrganizationId organization, ServiceCategoryId id) {
        return catalogue.category(organization, id).orElseThrow(CatalogueEditingService::noCategory);
    }

    /**
     * A trade role.
     *
     * @throws NotFoundException {@code DELIVERY_ROLE_NOT_FOUND}
     */
    public DeliveryRoleView role(OrganizationId organization, DeliveryRoleId id) {
        return catalogue.role(organization, id).orElseThrow(CatalogueEditingService::noRole);
    }

    /**
     * Makes a category; the database refuses a name or a code that another one has.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} when there is no such parent
     */
    public ServiceCategoryView createCategory(Caller caller, CreateServiceCategory content) {
        CreateServiceCategory whole = content.complete();
        requireParent(caller.organization(), null, whole.parentId());
        ServiceCategory category = ServiceCategory.of(caller, whole, clock.instant());
        var unused = catalogue.add(caller.organization(), category);
        ServiceCategoryView view = category.view();
        audit.record(caller, Change.created("service_categories.create", CATEGORY, view.id(), view));
        return view;
    }

    /**
     * Changes a category. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code SERVICE_CATEGORY_NOT_FOUND}; as {@link Precondition#require}
     * @throws InvalidInputException {@code VALIDATION_FAILED} when there is no such parent, or it is a part of this one
     */
    public ServiceCategoryView updateCategory(
            Caller caller, ServiceCategoryId id, Precondition precondition, Patch<CreateServiceCategory> patch) {
        OrganizationId organization = caller.organization();
        ServiceCategory category = foundCategory(organization, id, precondition);
        CreateServiceCategory present = category.content();
        CreateServiceCategory wanted = patch.applyTo(present).complete();
        ServiceCategoryView before = category.view();
        if (Sameness.of(present, wanted)) {
            return before;
        }
        if (!Sameness.of(present.parentId(), wanted.parentId())) {
            requireParent(organization, id, wanted.parentId());
        }
        category.change(caller, wanted, clock.instant());
        catalogue.flush(organization);
        ServiceCategoryView after = category.view();
        audit.record(caller, Change.changed("service_categories.update", CATEGORY, id.value(), before, after));
        return after;
    }

    /**
     * Removes a category; the database refuses while anything names it.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code SERVICE_CATEGORY_NOT_FOUND}; as {@link Precondition#require}
     */
    public void deleteCategory(Caller caller, ServiceCategoryId id, Precondition precondition) {
        ServiceCategory category = foundCategory(caller.organization(), id, precondition);
        ServiceCategoryView before = category.view();
        catalogue.remove(caller.organization(), category);
        audit.record(caller, Change.removed("service_categories.delete", CATEGORY, id.value(), before));
    }

    /** Makes a trade role; the database refuses a code that another one has. */
    public DeliveryRoleView createRole(Caller caller, CreateDeliveryRole content) {
        DeliveryRole role = DeliveryRole.of(caller, content.complete(), clock.instant());
        var unused = catalogue.add(caller.organization(), role);
        DeliveryRoleView view = role.view();
        audit.record(caller, Change.created("delivery_roles.create", ROLE, view.id(), view));
        return view;
    }

    /**
     * Changes a trade role. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code DELIVERY_ROLE_NOT_FOUND}; as {@link Precondition#require}
     */
    public DeliveryRoleView updateRole(
            Caller caller, DeliveryRoleId id, Precondition precondition, Patch<CreateDeliveryRole> patch) {
        OrganizationId organization = caller.organization();
        DeliveryRole role = catalogue.lockRole(organization, id).orElseThrow(CatalogueEditingService::noRole);
        precondition.require(role.version(), EntityTag.of(role.version()));
        CreateDeliveryRole present = role.content();
        CreateDeliveryRole wanted = patch.applyTo(present).complete();
        DeliveryRoleView before = role.view();
        if (Sameness.of(present, wanted)) {
            return before;
        }
        role.change(caller, wanted, clock.instant());
        catalogue.flush(organization);
        DeliveryRoleView after = role.view();
        audit.record(caller, Change.changed("delivery_roles.update", ROLE, id.value(), before, after));
        return after;
    }

    private ServiceCategory foundCategory(
            OrganizationId organization, ServiceCategoryId id, Precondition precondition) {
        ServiceCategory category =
                catalogue.lockCategory(organization, id).orElseThrow(CatalogueEditingService::noCategory);
        precondition.require(category.version(), EntityTag.of(category.version()));
        return category;
    }

    /** Who hangs a category elsewhere waits for others who do the same: two at once could make a ring. */
    private void requireParent(
            OrganizationId organization, @Nullable ServiceCategoryId child, @Nullable ServiceCategoryId parent) {
        if (parent == null) {
            return;
        }
        if (child != null) {
            catalogue.awaitTree(organization);
        }
        List<ServiceCategoryId> line = catalogue.lineOf(organization, parent);
        if (line.isEmpty()) {
            throw flaw("REFERENCE_NOT_FOUND", "There is no such record.");
        }
        if (child != null && line.contains(child)) {
            throw flaw("INVALID", "A category is no part of itself or of one of its parts.");
        }
    }

    private static InvalidInputException flaw(String code, String detail) {
        return new InvalidInputException(List.of(new FieldError("/parentId", code, detail)));
    }

    private static NotFoundException noCategory() {
        return new NotFoundException("SERVICE_CATEGORY");
    }

    private static NotFoundException noRole() {
        return new NotFoundException("DELIVERY_ROLE");
    }
}

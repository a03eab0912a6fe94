package com.pivotalflow.ratecard;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a price refers to: its category, its trade role and its tax class. */
@ApplicationScoped
class ItemReferences {

    private static final String CATEGORY = "/serviceCategoryId";
    private static final String ROLE = "/roleId";

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
        return content.taxClass() != null
                ? content
                : known(organization, List.of(content)).taxed(content);
    }

    /**
     * Makes sure that everything the price names exists.
     *
     * @return its tax class
     * @throws InvalidInputException {@code REFERENCE_NOT_FOUND}, {@code TAX_CLASS_UNKNOWN}, all that there are
     */
    TaxClassId require(OrganizationId organization, CreateRateCardItem content) {
        Known known = known(organization, List.of(content));
        List<FieldError> errors = known.flaws(content);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return known.taxClass(content);
    }

    /** What of all that these prices name exists, by a few statements however many there are. */
    Known known(OrganizationId organization, List<CreateRateCardItem> contents) {
        Set<CatalogueReference> references = new LinkedHashSet<>();
        Map<String, TaxClassId> classes = new HashMap<>();
        boolean needsUsual = false;
        for (CreateRateCardItem content : contents) {
            references.addAll(referencesOf(content));
            String code = content.taxClass();
            needsUsual |= code == null;
            if (code != null && !classes.containsKey(code)) {
                taxClasses.idOf(organization, code).ifPresent(id -> classes.put(code, id));
            }
        }
        Optional<String> usual = needsUsual ? usual(organization) : Optional.empty();
        usual.flatMap(code -> taxClasses.idOf(organization, code))
                .ifPresent(id -> classes.put(usual.orElseThrow(), id));
        List<CatalogueReference> asked = List.copyOf(references);
        Set<FieldError> missing = new HashSet<>(catalogue.missing(organization, asked));
        return new Known(classes, usual, missing);
    }

    private Optional<String> usual(OrganizationId organization) {
        return Optional.ofNullable(organizations.profile(organization).defaultTaxClass())
                .map(TaxClassId::new)
                .flatMap(id -> taxClasses.codeOf(organization, id));
    }

    /** Named by the member and the id, so that one answer serves all prices. */
    private static List<CatalogueReference> referencesOf(CreateRateCardItem content) {
        List<CatalogueReference> references = new ArrayList<>();
        references.add(CatalogueReference.category(
                CATEGORY + "=" + content.serviceCategoryId().value(), content.serviceCategoryId()));
        if (content.roleId() != null) {
            references.add(CatalogueReference.role(ROLE + "=" + content.roleId().value(), content.roleId()));
        }
        return references;
    }

    private static FieldError unknown(String detail) {
        return new FieldError("/taxClass", "TAX_CLASS_UNKNOWN", detail);
    }

    /**
     * What exists of all that some prices name.
     *
     * @param classes tax classes by their codes
     * @param usual code of the organization's usual tax class
     * @param missing what is not there, told by the member and the id
     */
    record Known(Map<String, TaxClassId> classes, Optional<String> usual, Set<FieldError> missing) {

        /**
         * The same price with the organization's usual tax class, unless it names one.
         *
         * @throws InvalidInputException {@code TAX_CLASS_UNKNOWN} when the organization has no usual one
         */
        CreateRateCardItem taxed(CreateRateCardItem content) {
            if (content.taxClass() != null) {
                return content;
            }
            return content.taxedAs(usual.orElseThrow(() ->
                    new InvalidInputException(List.of(unknown("The organization has no usual tax class; name one.")))));
        }

        /** What the price names and does not exist. */
        List<FieldError> flaws(CreateRateCardItem content) {
            Set<String> asked = new HashSet<>();
            referencesOf(content).forEach(reference -> asked.add(reference.pointer()));
            List<FieldError> errors = new ArrayList<>();
            missing.stream()
                    .filter(error -> asked.contains(error.pointer()))
                    .map(error -> new FieldError(
                            error.pointer().substring(0, error.pointer().indexOf('=')), error.code(), error.detail()))
                    .sorted(Comparator.comparing(FieldError::pointer).reversed())
                    .forEach(errors::add);
            if (content.taxClass() == null || !classes.containsKey(content.taxClass())) {
                errors.add(unknown("There is no tax class of this code."));
            }
            return errors;
        }

        /** The tax class of a price that names one that exists. */
        TaxClassId taxClass(CreateRateCardItem content) {
            return Objects.requireNonNull(classes.get(String.valueOf(content.taxClass())));
        }
    }
}

package com.pivotalflow.ratecard;

import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Lists tax classes and tells their rates on a day. */
@Stateless
@PermitAll
@InTenant
public class TaxClassService {

    @Inject
    TaxClassRepository classes;

    @Inject
    Clock clock;

    /** A page of the tax classes with all their rates. */
    public Page<TaxClassView> list(OrganizationId organization, PageRequest request) {
        return classes.page(organization, request);
    }

    /**
     * A tax class with all its rates.
     *
     * @throws NotFoundException {@code TAX_CLASS_NOT_FOUND}
     */
    public TaxClassView get(OrganizationId organization, TaxClassId id) {
        return classes.find(organization, id).orElseThrow(() -> new NotFoundException("TAX_CLASS"));
    }

    /** The classes with the rates of a day, by one statement. */
    public TaxTable on(OrganizationId organization, LocalDate date) {
        return classes.on(organization, date);
    }

    /**
     * Makes sure of the classes that an organization of a country starts with.
     *
     * @return the class of lines that name none
     */
    public TaxClassId ensureClasses(OrganizationId organization, CountryProfile country) {
        Map<String, TaxClassId> classes = new HashMap<>();
        for (NewTaxClass content : country.taxClasses()) {
            classes.put(content.code(), ensureClass(organization, content));
        }
        return Objects.requireNonNull(classes.get(country.defaultTaxClass()));
    }

    /**
     * Gives the class with the code, made now if there is none, and adds the rates of periods in which it has none yet.
     * What exists stays as it is.
     */
    public TaxClassId ensureClass(OrganizationId organization, NewTaxClass content) {
        TaxClassId id = classes.idOf(organization, content.code())
                .orElseGet(() -> classes.add(organization, TaxClass.of(organization, content, clock.instant())));
        for (NewTaxClass.Rate rate : content.rates()) {
            if (!classes.hasRate(organization, id, rate.effectiveFrom(), rate.effectiveUntil())) {
                classes.add(organization, TaxClassRate.of(organization, id, rate, clock.instant()));
            }
        }
        return id;
    }
}

package com.pivotalflow.exchange;

import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.ReadsReplica;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;

/** Finds and lists the exchange rates that the organization keeps. */
@Stateless
@PermitAll
@InTenant
public class ExchangeRateService {

    @Inject
    ExchangeRateRepository rates;

    /**
     * The rate to convert with on a day, by one statement: the newest stored on or before the day. A stored rate of the
     * pair itself wins over any rate of the opposite pair, of which the inverse is taken (specification 8.6).
     *
     * <p>Example: for a quote in USD kept in books in NZD, {@code find(organization, "USD", "NZD", day)} gives NZD for
     * one USD; where only NZD→USD 0.5926 is stored it is 1.68747890651, inverse.
     *
     * @param from code of the currency converted from: that of the quote
     * @param to code of the currency converted to: the organization's
     * @param on the day in the organization's zone
     * @return units of {@code to} for one unit of {@code from}; empty when neither pair has a rate on the day
     */
    public Optional<FoundRate> find(OrganizationId organization, String from, String to, LocalDate on) {
        return rates.find(organization, from, to, on);
    }

    /**
     * As {@link #find}, for clients.
     *
     * @throws DomainException {@code FX_RATE_MISSING}
     */
    public FoundRateView lookUp(OrganizationId organization, String from, String to, LocalDate on) {
        return rates.find(organization, from, to, on)
                .map(FoundRateView::of)
                .orElseThrow(() -> new DomainException(
                        Refusal.NOT_FOUND, "FX_RATE_MISSING", "No rate is kept for the pair on this day."));
    }

    /** A page of the rates that are kept. */
    @ReadsReplica
    public Page<ExchangeRateView> list(OrganizationId organization, ExchangeRateFilter filter, PageRequest request) {
        return rates.page(organization, filter, request);
    }

    /**
     * A rate.
     *
     * @throws NotFoundException {@code FX_RATE_NOT_FOUND}
     */
    public ExchangeRateView get(OrganizationId organization, ExchangeRateId id) {
        return rates.find(organization, id).orElseThrow(() -> new NotFoundException("FX_RATE"));
    }
}

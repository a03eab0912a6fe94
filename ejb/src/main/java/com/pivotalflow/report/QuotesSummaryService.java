package com.pivotalflow.report;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.ReadsReplica;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells how quotes fare. */
@Stateless
@PermitAll
@InTenant
public class QuotesSummaryService {

    @Inject
    QuotesSummaryRepository quotes;

    @Inject
    OrganizationService organizations;

    /**
     * The quotes that were made in a period and are not deleted.
     *
     * @param from first day, in the zone of the organization
     * @param to last day
     * @throws DomainException {@code INVALID_PARAMETER} when the last day is before the first
     */
    @ReadsReplica
    public QuotesSummary of(OrganizationId organization, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            String detail = "The last day is before the first.";
            throw new DomainException(
                    Refusal.MALFORMED,
                    "INVALID_PARAMETER",
                    detail,
                    List.of(new FieldError("query:to", "INVALID_PARAMETER", detail)),
                    Map.of());
        }
        OrganizationProfile profile = organizations.profile(organization);
        CurrencyUnit currency = profile.baseCurrency();
        List<QuotesSummaryRepository.Sums> sums = quotes.sums(
                organization,
                from.atStartOfDay(profile.timeZone()).toInstant(),
                to.plusDays(1).atStartOfDay(profile.timeZone()).toInstant());
        QuotesSummaryRepository.Sums all = sums.get(0);
        return new QuotesSummary(
                from,
                to,
                currency.code(),
                all.count(),
                Money.rounded(all.value(), currency).text(),
                sums.stream().skip(1).map(some -> ofStatus(some, currency)).toList(),
                all.acceptance(),
                all.medianDays(),
                all.discountShare());
    }

    private static QuotesSummary.OfStatus ofStatus(QuotesSummaryRepository.Sums some, CurrencyUnit currency) {
        return new QuotesSummary.OfStatus(
                Objects.requireNonNull(some.status()),
                some.count(),
                Money.rounded(some.value(), currency).text());
    }
}

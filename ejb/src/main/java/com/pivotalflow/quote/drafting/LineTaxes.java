package com.pivotalflow.quote.drafting;

import com.pivotalflow.money.Percentage;
import com.pivotalflow.pricing.TaxRate;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.ratecard.ResolvedPrice;
import com.pivotalflow.ratecard.TaxClassId;
import com.pivotalflow.ratecard.TaxClassOnDate;
import com.pivotalflow.ratecard.TaxTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the tax class of a line: the one it names, or the customer's exemption, the item's, the organization's. */
public final class LineTaxes {

    /** Stands on the lines of a customer who is marked tax-exempt. */
    private static final String CUSTOMER_EXEMPT = "The customer is exempt from tax.";

    private final TaxTable table;
    private final @Nullable UUID usualClass;
    private final boolean customerExempt;
    private final KeptLines kept;

    public LineTaxes(TaxTable table, @Nullable UUID usualClass, boolean customerExempt, KeptLines kept) {
        this.kept = kept;
        this.table = table;
        this.usualClass = usualClass;
        this.customerExempt = customerExempt;
    }

    /** Adds {@code TAX_CLASS_UNKNOWN} for each class that a line names anew and that has no rate on the day. */
    public static void checkNamedClasses(
            List<CreateQuote.Line> lines, KeptLines kept, TaxTable table, List<FieldError> errors) {
        for (int i = 0; i < lines.size(); i++) {
            String code = lines.get(i).taxClass();
            if (code != null
                    && !kept.keepsTax(lines.get(i))
                    && table.byCode(code).isEmpty()) {
                errors.add(unknown(i, "There is no tax class " + code + " with a rate on this day."));
            }
        }
    }

    /**
     * The class and rate of a line.
     *
     * @param index of the line, for the pointer
     * @param errors where it is added that there is none
     */
    Optional<LineTax> of(int index, CreateQuote.Line line, ResolvedPrice price, List<FieldError> errors) {
        if (kept.keepsTax(line)) {
            return kept.of(line)
                    .map(before ->
                            new LineTax(before.taxClass(), before.priceable().taxRate(), line.taxExemptReason()));
        }
        String code = line.taxClass();
        if (code == null && customerExempt && table.exempt().isPresent()) {
            TaxClassOnDate exempt = table.exempt().get();
            String reason = line.taxExemptReason() == null ? CUSTOMER_EXEMPT : line.taxExemptReason();
            return rate(index, line.taxRatePercent(), exempt, errors)
                    .map(rate -> new LineTax(exempt.id().value(), rate, reason));
        }
        Optional<TaxClassOnDate> found = code != null
                ? table.byCode(code)
                : price.taxClass()
                        .or(() -> Optional.ofNullable(usualClass).map(TaxClassId::new))
                        .flatMap(table::byId);
        if (found.isEmpty()) {
            errors.add(unknown(
                    index, "Name a tax class: neither the item nor the organization has one with a rate on this day."));
            return Optional.empty();
        }
        return rate(index, line.taxRatePercent(), found.get(), errors)
                .map(rate -> new LineTax(found.get().id().value(), rate, line.taxExemptReason()));
    }

    private static Optional<TaxRate> rate(
            int index, @Nullable BigDecimal stated, TaxClassOnDate found, List<FieldError> errors) {
        if (stated == null) {
            return Optional.of(found.taxRate());
        }
        Percentage rate = TaxRate.rateOfPercent(stated);
        if (found.isExempt() && !rate.isZero()) {
            errors.add(new FieldError(
                    "/lines/" + index + "/taxRatePercent", "TAX_RATE_RANGE", "An exempt line has no tax rate."));
            return Optional.empty();
        }
        return Optional.of(new TaxRate(found.code(), found.name(), rate, found.isExempt()));
    }

    private static FieldError unknown(int index, String detail) {
        return new FieldError("/lines/" + index + "/taxClass", "TAX_CLASS_UNKNOWN", detail);
    }

    /**
     * The tax of a line.
     *
     * @param taxClass the class
     * @param rate its rate on the day, or the stated one
     * @param exemptReason why the line is exempt, if it is
     */
    record LineTax(UUID taxClass, TaxRate rate, @Nullable String exemptReason) {}
}

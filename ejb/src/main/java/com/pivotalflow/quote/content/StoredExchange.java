package com.pivotalflow.quote.content;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Money;
import com.pivotalflow.pricing.BaseTotals;
import com.pivotalflow.quote.terms.ExchangeTerms;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The exchange rate that a document was made with, as columns, and its totals in the base currency. */
@Embeddable
public record StoredExchange(
        @Column(name = "fx_rate_id") @Nullable UUID rateId,

        @Column(name = "exchange_rate", nullable = false, precision = 28, scale = 16)
        BigDecimal rate,

        @Column(name = "fx_source", length = 50) @Nullable String source,
        @Column(name = "fx_date") @Nullable LocalDate date,
        @Column(name = "fx_inverse", nullable = false) boolean inverse,

        @Column(name = "base_currency_code", nullable = false)
        String baseCurrency,

        @Column(name = "base_net_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal baseNet,

        @Column(name = "base_tax_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal baseTax,

        @Column(name = "base_total_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal baseTotal) {

    public static StoredExchange of(ExchangeTerms terms, BaseTotals totals) {
        return new StoredExchange(
                terms.rateId(),
                terms.rate().value(),
                terms.source(),
                terms.date(),
                terms.inverse(),
                terms.base().code(),
                totals.netTotal().amount(),
                totals.taxTotal().amount(),
                totals.grandTotal().amount());
    }

    /** The same rate with the totals of another selection. */
    public StoredExchange withTotals(BaseTotals totals) {
        return new StoredExchange(
                rateId,
                rate,
                source,
                date,
                inverse,
                baseCurrency,
                totals.netTotal().amount(),
                totals.taxTotal().amount(),
                totals.grandTotal().amount());
    }

    /** The rate as it was found. */
    public ExchangeTerms terms(CurrencyUnit base) {
        return new ExchangeTerms(base, new ExchangeRate(rate), rateId, source, date, inverse);
    }

    public BaseTotals totals(CurrencyUnit base) {
        return new BaseTotals(new Money(baseNet, base), new Money(baseTax, base), new Money(baseTotal, base));
    }
}

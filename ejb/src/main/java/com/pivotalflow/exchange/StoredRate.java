package com.pivotalflow.exchange;

import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** An exchange rate of a pair from a day on. The opposite pair is another row, or none. */
@Entity
@Table(
        name = "fx_rates",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_fx_rates_pair_effective_from",
                        columnNames = {"organization_id", "base_currency_code", "quote_currency_code", "effective_from"
                        }),
        indexes =
                @Index(
                        name = "ix_fx_rates_effective_from_id",
                        columnList = "organization_id, effective_from DESC, id DESC"))
class StoredRate extends AuthoredRow {

    @Column(name = "base_currency_code", nullable = false)
    private String baseCurrencyCode;

    @Column(name = "quote_currency_code", nullable = false)
    private String quoteCurrencyCode;

    @Column(name = "rate", nullable = false, precision = 28, scale = 16)
    private BigDecimal rate;

    @Column(name = "effective_from", nullable = false)
    private LocalDate effectiveFrom;

    @Column(name = "source", nullable = false, length = 50)
    private String source;

    @Column(name = "is_verified", nullable = false)
    private boolean verified;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredRate() {}

    @SuppressWarnings("NullAway.Init")
    private StoredRate(Caller author, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
    }

    /** A new rate as somebody stated it. */
    static StoredRate of(Caller author, CreateExchangeRate content, Instant at) {
        StoredRate stored = new StoredRate(author, at);
        stored.take(content);
        return stored;
    }

    /** Takes over what a change says. */
    void change(Caller author, CreateExchangeRate content, Instant at) {
        take(content);
        touch(author.user(), at);
    }

    private void take(CreateExchangeRate content) {
        baseCurrencyCode = content.baseCurrency();
        quoteCurrencyCode = content.quoteCurrency();
        rate = new ExchangeRate(content.rate()).value();
        effectiveFrom = content.effectiveFrom();
        source = content.source();
        verified = Boolean.TRUE.equals(content.verified());
    }

    /** What it would be made from, were it made now. */
    CreateExchangeRate content() {
        return new CreateExchangeRate(baseCurrencyCode, quoteCurrencyCode, rate, effectiveFrom, source, verified);
    }

    ExchangeRateView view() {
        return new ExchangeRateView(
                id(),
                baseCurrencyCode,
                quoteCurrencyCode,
                new ExchangeRate(rate).text(),
                effectiveFrom,
                source,
                verified,
                createdAt(),
                updatedAt(),
                EntityTag.of(version()));
    }
}

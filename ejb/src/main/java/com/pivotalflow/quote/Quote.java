package com.pivotalflow.quote;

import com.pivotalflow.listing.SearchText;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The working content of a quote, its number and its status.
 *
 * <p>A quote starts as a draft with everything computed ({@link #draft}); from then on each change goes through a method
 * that knows the statuses in which it is allowed. Amounts are stored as computed and never set from outside. What a
 * customer received is not here but in the frozen versions.
 */
@Entity
@Table(
        name = "quotes",
        uniqueConstraints = {
            @UniqueConstraint(columnNames = {"organization_id", "id", "customer_id"}),
            @UniqueConstraint(columnNames = {"organization_id", "number_year", "number_sequence"}),
            @UniqueConstraint(columnNames = {"organization_id", "quote_number"})
        })
class Quote extends AuthoredRow {

    @Column(name = "quote_number", nullable = false, updatable = false)
    private String number;

    @Column(name = "number_year", nullable = false, updatable = false)
    private short numberYear;

    @Column(name = "number_sequence", nullable = false, updatable = false)
    private long numberSequence;

    @Column(name = "import_key", length = 100, updatable = false)
    private @Nullable String importKey;

    @Column(name = "customer_id", nullable = false)
    private UUID customerId;

    @Column(name = "contact_id")
    private @Nullable UUID contactId;

    @Column(name = "project_id")
    private @Nullable UUID projectId;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Column(name = "rate_card_id")
    private @Nullable UUID rateCardId;

    @Column(name = "title", nullable = false)
    private String title;

    @Column(name = "description", length = 2000)
    private @Nullable String description;

    @Convert(converter = QuoteColumns.OfType.class)
    @Column(name = "quote_type", nullable = false)
    private QuoteType type;

    @Convert(converter = QuoteColumns.OfStatus.class)
    @Column(name = "status", nullable = false)
    private QuoteStatus status;

    @Column(name = "valid_from", nullable = false)
    private LocalDate validFrom;

    @Column(name = "valid_until", nullable = false)
    private LocalDate validUntil;

    @Column(name = "currency_code", nullable = false)
    private String currencyCode;

    @Embedded
    private StoredTaxPolicy taxPolicy;

    @Embedded
    private StoredTotals totals;

    @Embedded
    private StoredExchange exchange;

    @Column(name = "deposit_percentage", precision = 11, scale = 8)
    private @Nullable BigDecimal depositPercentage;

    @Column(name = "deposit_amount", precision = 19, scale = 4)
    private @Nullable BigDecimal depositAmount;

    @Column(name = "terms_conditions", length = 5000)
    private @Nullable String termsConditions;

    @Column(name = "notes", length = 2000)
    private @Nullable String notes;

    @Column(name = "internal_notes", length = 2000)
    private @Nullable String internalNotes;

    @Column(name = "head_version_number", nullable = false)
    private int headVersionNumber;

    @Column(name = "search_text", nullable = false)
    private String searchText;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @OneToMany(mappedBy = "quote", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("position")
    private List<QuoteLine> lines = new ArrayList<>();

    @OneToMany(mappedBy = "quote", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("position")
    private List<QuoteDiscount> discounts = new ArrayList<>();

    @OneToMany(mappedBy = "quote", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("position")
    private List<QuoteGroup> groups = new ArrayList<>();

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Quote() {}

    @SuppressWarnings("NullAway.Init")
    private Quote(Caller author, QuoteNumber number, QuoteDraft draft, @Nullable String importKey, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
        this.number = number.text();
        this.numberYear = (short) number.year();
        this.numberSequence = number.sequence();
        this.importKey = importKey;
        this.status = QuoteStatus.DRAFT;
        this.headVersionNumber = 1;
        fill(draft);
        this.searchText = SearchText.of(number.text(), title, draft.terms().customerName());
        addParts(draft, at);
    }

    /**
     * A new draft.
     *
     * @param author whose organization it belongs to
     * @param number given last, so that its counter is locked as shortly as possible
     * @param draft everything found and computed
     * @param importKey what makes a repeated import find it again, if it is imported
     * @param at when
     */
    static Quote draft(Caller author, QuoteNumber number, QuoteDraft draft, @Nullable String importKey, Instant at) {
        return new Quote(author, number, draft, importKey, at);
    }

    private void fill(QuoteDraft draft) {
        CreateQuote content = draft.content();
        PricedQuote priced = draft.priced();
        customerId = content.customerId();
        contactId = content.contactId();
        projectId = content.projectId();
        ownerId = content.ownerId();
        rateCardId = content.rateCardId();
        title = content.title();
        description = content.description();
        type = content.type() == null ? QuoteType.PROJECT : content.type();
        validFrom = draft.terms().validFrom();
        validUntil = draft.terms().validUntil();
        currencyCode = draft.priceable().currency().code();
        taxPolicy = StoredTaxPolicy.of(draft.priceable().taxPolicy());
        totals = StoredTotals.of(priced.totals());
        exchange = StoredExchange.of(draft.terms().exchange(), priced.baseTotals());
        BigDecimal deposit = draft.priceable().depositPercent();
        depositPercentage =
                deposit == null ? null : Percentage.ofPercent(deposit).fraction();
        Money depositMoney = priced.depositAmount();
        depositAmount = depositMoney == null ? null : depositMoney.amount();
        termsConditions = draft.terms().termsConditions();
        notes = content.notes();
        internalNotes = content.internalNotes();
        metadata = content.metadata();
    }

    private void addParts(QuoteDraft draft, Instant at) {
        List<CreateQuote.Group> stated = draft.content().groups();
        for (int i = 0; i < stated.size(); i++) {
            groups.add(new QuoteGroup(this, i + 1, stated.get(i), at));
        }
        for (int i = 0; i < draft.priceable().discounts().size(); i++) {
            Money amount = draft.priced().discountAmounts().get(i);
            discounts.add(
                    new QuoteDiscount(this, i + 1, draft.priceable().discounts().get(i), amount, at));
        }
        for (int i = 0; i < draft.lines().size(); i++) {
            lines.add(new QuoteLine(
                    this, i + 1, draft.lines().get(i), draft.priced().lines().get(i), validFrom, at));
        }
    }

    /**
     * The content as the calculation takes it, with the policy and the rates that were frozen with it.
     *
     * @param currency the quote's own
     * @param base the organization's
     * @param taxClasses every class that a line names
     */
    PriceableQuote priceable(CurrencyUnit currency, CurrencyUnit base, Map<UUID, TaxClassName> taxClasses) {
        return new PriceableQuote(
                currency,
                taxPolicy.policy(),
                lines.stream()
                        .map(line -> line.priceable(nameOf(line, taxClasses)))
                        .toList(),
                discounts.stream().map(QuoteDiscount::discount).toList(),
                groups.stream().map(QuoteGroup::alternatives).toList(),
                depositPercentage == null
                        ? null
                        : Percentage.ofFraction(depositPercentage).percent(),
                base,
                new ExchangeRate(exchange.rate()));
    }

    /** The amounts that were stored with the content. */
    PricedQuote priced(PriceableQuote priceable) {
        CurrencyUnit currency = priceable.currency();
        List<LineAmounts> amounts = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            amounts.add(lines.get(i).amounts(priceable.lines().get(i), currency));
        }
        return PricedQuote.restored(
                priceable,
                amounts,
                discounts.stream().map(discount -> discount.amount(currency)).toList(),
                totals.totals(currency),
                exchange.totals(priceable.baseCurrency()),
                depositAmount == null ? null : new Money(depositAmount, currency));
    }

    /** The lines as they were drafted, in order. */
    List<QuoteDraft.Line> draftedLines(Map<UUID, TaxClassName> taxClasses) {
        return lines.stream()
                .map(line -> line.drafted(nameOf(line, taxClasses)))
                .toList();
    }

    private static TaxClassName nameOf(QuoteLine line, Map<UUID, TaxClassName> taxClasses) {
        TaxClassName name = taxClasses.get(line.taxClassId());
        if (name == null) {
            throw new IllegalStateException("line " + line.id() + " names an unknown tax class");
        }
        return name;
    }

    /** The content as it was stated, with defaults filled in. Lines are left out: see {@link #draftedLines}. */
    CreateQuote stated() {
        return new CreateQuote(
                customerId,
                contactId,
                projectId,
                ownerId,
                title,
                description,
                type,
                validFrom,
                validUntil,
                currencyCode,
                rateCardId,
                null,
                null,
                discounts.stream().map(QuoteDiscount::stated).toList(),
                groups.stream().map(QuoteGroup::stated).toList(),
                depositPercentage == null
                        ? null
                        : Percentage.ofFraction(depositPercentage).percent(),
                termsConditions,
                notes,
                internalNotes,
                List.of(),
                metadata);
    }

    List<UUID> lineIds() {
        return lines.stream().map(QuoteLine::id).toList();
    }

    QuoteId quoteId() {
        return new QuoteId(id());
    }

    String number() {
        return number;
    }

    int headVersionNumber() {
        return headVersionNumber;
    }

    QuoteStatus status() {
        return status;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    LocalDate validUntil() {
        return validUntil;
    }

    String currencyCode() {
        return currencyCode;
    }

    StoredExchange exchange() {
        return exchange;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }
}

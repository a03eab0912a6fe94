package com.pivotalflow.quote;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.FrozenRow;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.pricing.TaxRow;
import com.pivotalflow.quote.content.Issue;
import com.pivotalflow.quote.content.QuoteColumns;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.content.StoredDiscount;
import com.pivotalflow.quote.content.StoredExchange;
import com.pivotalflow.quote.content.StoredHeading;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.content.StoredTotals;
import com.pivotalflow.quote.content.TaxClassName;
import com.pivotalflow.quote.lifecycle.VersionOutcome;
import com.pivotalflow.quote.lifecycle.VersionState;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.view.QuoteView;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a customer received: a quote frozen when it was sent, with every name and figure as it was then.
 *
 * <p>Only its state moves on, by statements of {@link QuoteVersionRepository}: the database grants the application no
 * change of anything else, so the class is written once.
 */
@Entity
@Immutable
@Table(
        name = "quote_versions",
        uniqueConstraints = {
            @UniqueConstraint(
                    name = "uq_quote_versions_quote_id_version_number",
                    columnNames = {"organization_id", "quote_id", "version_number"}),
            @UniqueConstraint(
                    name = "uq_quote_versions_quote_id_id",
                    columnNames = {"organization_id", "quote_id", "id"}),
            @UniqueConstraint(
                    name = "uq_quote_versions_id_content_hash",
                    columnNames = {"organization_id", "id", "content_hash"})
        })
class QuoteVersion extends FrozenRow {

    @Column(name = "quote_id", nullable = false)
    private UUID quoteId;

    @Column(name = "version_number", nullable = false)
    private int versionNumber;

    @Convert(converter = QuoteColumns.OfVersionState.class)
    @Column(name = "state", nullable = false)
    private VersionState state;

    @Convert(converter = QuoteColumns.OfVersionOutcome.class)
    @Column(name = "outcome")
    private @Nullable VersionOutcome outcome;

    @Column(name = "cancel_kind")
    private @Nullable String cancelKind;

    @Column(name = "viewed_at")
    private @Nullable Instant viewedAt;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "quote_number", nullable = false, length = 50)
    private String quoteNumber;

    @Embedded
    private StoredParties parties;

    @Column(name = "contact_id")
    private @Nullable UUID contactId;

    @Embedded
    private StoredHeading heading;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Embedded
    private StoredTotals totals;

    @Embedded
    private StoredExchange exchange;

    @Column(name = "deposit_amount", precision = 19, scale = 4)
    private @Nullable BigDecimal depositAmount;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "approved_by")
    private @Nullable UUID approvedBy;

    @Column(name = "sent_at", nullable = false)
    private Instant sentAt;

    @Column(name = "sent_by", nullable = false)
    private UUID sentBy;

    @Column(name = "content_schema", nullable = false, length = 50)
    private String contentSchema;

    @Column(name = "content_hash", nullable = false)
    private byte[] contentHash;

    @Column(name = "seal_hash", nullable = false)
    private byte[] sealHash;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    @OneToMany(mappedBy = "quoteVersion", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    @BatchSize(size = 50)
    private List<QuoteVersionLine> lines = new ArrayList<>();

    @OneToMany(mappedBy = "quoteVersion", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    @BatchSize(size = 50)
    private List<QuoteVersionDiscount> discounts = new ArrayList<>();

    @OneToMany(mappedBy = "quoteVersion", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    @BatchSize(size = 50)
    private List<QuoteVersionGroup> groups = new ArrayList<>();

    @OneToMany(mappedBy = "quoteVersion", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    @BatchSize(size = 50)
    private List<QuoteVersionTax> taxes = new ArrayList<>();

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteVersion() {}

    /**
     * The working content of a quote as it is sent.
     *
     * @param taxRows the rows of its tax table
     * @param taxClasses every class that a line names
     */
    QuoteVersion(Quote quote, Issue issue, List<TaxRow> taxRows, Map<UUID, TaxClassName> taxClasses) {
        super(quote.organization(), issue.at());
        Instant at = issue.at().truncatedTo(ChronoUnit.MICROS);
        this.quoteId = quote.id();
        this.versionNumber = quote.progress().headVersionNumber();
        this.state = VersionState.SENT;
        this.quoteNumber = quote.number();
        this.parties = issue.parties();
        this.contactId = quote.contactId();
        this.heading = quote.heading();
        this.expiresAt = issue.deadline();
        this.totals = quote.totals();
        this.exchange = quote.exchange();
        this.depositAmount = quote.depositAmount();
        this.approvedAt = quote.progress().approvedAt().orElse(null);
        this.approvedBy = quote.progress().approvedBy().orElse(null);
        this.sentAt = at;
        this.sentBy = issue.by().value();
        this.contentSchema = QuoteDocument.SCHEMA;
        this.contentHash = issue.content().hash();
        this.sealHash = issue.seal().hash();
        this.metadata = quote.metadata();
        quote.lines().forEach(line -> lines.add(new QuoteVersionLine(this, line, line.taxClass(taxClasses), at)));
        quote.discounts().forEach(discount -> discounts.add(new QuoteVersionDiscount(this, discount, at)));
        quote.stated().groups().forEach(group -> groups.add(new QuoteVersionGroup(this, groups.size() + 1, group, at)));
        taxRows.forEach(row -> taxes.add(new QuoteVersionTax(this, taxes.size() + 1, row, at)));
    }

    /**
     * The content as the calculation takes it, with everything that was frozen with it.
     *
     * @param currency the version's own
     * @param base the organization's
     */
    PriceableQuote priceable(CurrencyUnit currency, CurrencyUnit base) {
        return new PriceableQuote(
                currency,
                heading.taxPolicy(),
                draftedLines().stream().map(QuoteDraft.Line::priceable).toList(),
                discounts().stream().map(StoredDiscount::discount).toList(),
                groups.stream().map(QuoteVersionGroup::alternatives).toList(),
                heading.depositPercent(),
                base,
                new ExchangeRate(exchange.rate()));
    }

    /** The amounts that were frozen with the content. */
    PricedQuote priced(PriceableQuote priceable) {
        CurrencyUnit currency = priceable.currency();
        return PricedQuote.restored(
                priceable,
                IntStream.range(0, lines.size())
                        .mapToObj(i -> lines.get(i).amounts(priceable.lines().get(i), currency))
                        .toList(),
                discounts().stream().map(discount -> discount.amount(currency)).toList(),
                totals.totals(currency),
                exchange.totals(priceable.baseCurrency()),
                depositAmount == null ? null : new Money(depositAmount, currency));
    }

    /** The tax table as it was printed. */
    List<TaxRow> taxRows(CurrencyUnit currency) {
        return taxes.stream().map(tax -> tax.row(currency)).toList();
    }

    List<QuoteDraft.Line> draftedLines() {
        return lines.stream().map(QuoteVersionLine::drafted).toList();
    }

    List<QuoteVersionLine> lines() {
        return List.copyOf(lines);
    }

    List<StoredDiscount> discounts() {
        return discounts.stream().map(QuoteVersionDiscount::content).toList();
    }

    List<CreateQuote.Group> groups() {
        return groups.stream().map(QuoteVersionGroup::stated).toList();
    }

    QuoteId quote() {
        return new QuoteId(quoteId);
    }

    int versionNumber() {
        return versionNumber;
    }

    VersionState state() {
        return state;
    }

    /** Whether the customer's word on it is there to be read. */
    boolean isDecided() {
        return state == VersionState.ACCEPTED || state == VersionState.REJECTED || outcome == VersionOutcome.REJECTED;
    }

    Optional<VersionOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** When the time for a decision is over, exclusive. */
    Instant deadline() {
        return expiresAt;
    }

    /** When the customer decided. */
    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    String quoteNumber() {
        return quoteNumber;
    }

    StoredParties parties() {
        return parties;
    }

    StoredHeading heading() {
        return heading;
    }

    StoredTotals totals() {
        return totals;
    }

    StoredExchange exchange() {
        return exchange;
    }

    Optional<Instant> approvedAt() {
        return Optional.ofNullable(approvedAt);
    }

    Optional<UUID> approvedBy() {
        return Optional.ofNullable(approvedBy);
    }

    /** What {@link CanonicalDocument} gave when it was sent. */
    byte[] contentHash() {
        return contentHash.clone();
    }

    byte[] sealHash() {
        return sealHash.clone();
    }

    /** What the view shows of the version as such, seen at a moment. */
    QuoteView.Issued issued(Instant at) {
        return new QuoteView.Issued(
                versionNumber,
                state.at(at, expiresAt),
                sentAt,
                viewedAt,
                expiresAt,
                CanonicalDocument.text(contentHash));
    }

    Metadata metadata() {
        return metadata;
    }
}

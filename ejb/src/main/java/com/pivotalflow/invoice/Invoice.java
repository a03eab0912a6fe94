package com.pivotalflow.invoice;

import com.pivotalflow.invoice.terms.InvoiceId;
import com.pivotalflow.invoice.terms.InvoiceOperation;
import com.pivotalflow.invoice.terms.UpdateInvoice;
import com.pivotalflow.listing.SearchText;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.TaxRow;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.quote.AcceptedQuote;
import com.pivotalflow.quote.content.StoredExchange;
import com.pivotalflow.quote.content.StoredTaxPolicy;
import com.pivotalflow.quote.content.StoredTotals;
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
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is asked to pay.
 *
 * <p>Made of an accepted quote with every figure copied ({@link #of}); a draft until it is issued ({@link #issue}). From
 * then on what it says stays, and payments, time and giving it up move it.
 */
@Entity
@Table(
        name = "invoices",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_invoices_id_currency_code",
                        columnNames = {"organization_id", "id", "currency_code"}))
class Invoice extends AuthoredRow {

    @Column(name = "customer_id", nullable = false, updatable = false)
    private UUID customerId;

    @Column(name = "contact_id", updatable = false)
    private @Nullable UUID contactId;

    @Column(name = "project_id", updatable = false)
    private @Nullable UUID projectId;

    @Column(name = "quote_id", updatable = false)
    private @Nullable UUID quoteId;

    @Column(name = "quote_version_id", updatable = false)
    private @Nullable UUID quoteVersionId;

    @Column(name = "title", nullable = false)
    private String title;

    @Column(name = "description", length = 2000)
    private @Nullable String description;

    @Column(name = "currency_code", nullable = false, updatable = false)
    private String currencyCode;

    @Embedded
    private StoredTaxPolicy taxPolicy;

    @Embedded
    private StoredTotals totals;

    @SuppressWarnings("UnusedVariable") // for reports in the organization's currency
    @Embedded
    private StoredExchange exchange;

    @Column(name = "deposit_amount", precision = 19, scale = 4)
    private @Nullable BigDecimal depositAmount;

    @Embedded
    private InvoiceProgress progress;

    @Column(name = "terms_conditions", length = 5000)
    private @Nullable String termsConditions;

    @Column(name = "notes", length = 2000)
    private @Nullable String notes;

    @SuppressWarnings("UnusedVariable") // read by lists
    @Column(name = "search_text", nullable = false)
    private String searchText;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    @OneToMany(mappedBy = "invoice", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<InvoiceLine> lines = new ArrayList<>();

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Invoice() {}

    private Invoice(Caller author, AcceptedQuote quote, Origin origin, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
        this.customerId = quote.customerId();
        this.contactId = quote.contactId();
        this.projectId = origin.project();
        this.quoteId = quote.id().value();
        this.quoteVersionId = quote.versionId();
        this.title = quote.title();
        this.description = quote.description();
        this.currencyCode = quote.currency();
        this.taxPolicy = quote.taxPolicy();
        this.totals = quote.totals();
        this.exchange = quote.exchange();
        this.depositAmount = quote.depositAmount();
        this.progress = InvoiceProgress.start(quote.totals().total(), origin.dueDate());
        this.termsConditions = quote.termsConditions();
        this.notes = quote.notes();
        this.searchText = SearchText.of(title, origin.customerName());
        this.metadata = Metadata.none();
        for (int i = 0; i < quote.lines().size(); i++) {
            lines.add(new InvoiceLine(this, i + 1, quote.lines().get(i), at));
        }
    }

    /**
     * What an invoice is made with besides the quote.
     *
     * @param project whose work it is for
     * @param dueDate until when it is to be paid, if that is known
     * @param customerName what it is found by
     */
    record Origin(@Nullable UUID project, @Nullable LocalDate dueDate, String customerName) {}

    /** A new draft for what a customer accepted. */
    static Invoice of(Caller author, AcceptedQuote quote, Origin origin, Instant at) {
        return new Invoice(author, quote, origin, at);
    }

    /** What a client may state otherwise, as it is. */
    UpdateInvoice stated() {
        return new UpdateInvoice(title, progress.dueDate().orElse(null), notes, termsConditions, metadata);
    }

    /**
     * Takes over what a change says.
     *
     * @throws DomainException {@code INVOICE_NOT_EDITABLE}
     */
    void change(Caller author, UpdateInvoice content, String customerName, Instant at) {
        InvoiceOperation.UPDATE.require(progress.status());
        touch(author.user(), at);
        title = content.title();
        progress.fallsDue(content.dueDate());
        notes = content.notes();
        termsConditions = content.termsConditions();
        metadata = content.metadata();
        searchText = SearchText.of(title, customerName);
    }

    /**
     * Issues it; its number is given last.
     *
     * @throws DomainException {@code INVALID_STATUS_TRANSITION}
     */
    void issue(Caller author, InvoiceNumber number, LocalDate dueDate, String customerName, Instant at) {
        InvoiceOperation.SEND.require(progress.status());
        touch(author.user(), at);
        progress.issue(number, dueDate, at);
        searchText = SearchText.of(number.text(), title, customerName);
    }

    /**
     * Counts money that came in.
     *
     * @throws DomainException {@code INVOICE_NOT_PAYABLE}, {@code PAYMENT_EXCEEDS_BALANCE}
     */
    void pay(Caller author, Money amount, Instant received, Instant at) {
        InvoiceOperation.PAY.require(progress.status());
        progress.pay(amount, received);
        touch(author.user(), at);
    }

    /** Counts a payment no more that it counted before. */
    void takeBack(Caller author, Money amount, LocalDate today, Instant at) {
        progress.takeBack(amount, today, at);
        touch(author.user(), at);
    }

    /**
     * Gives up what is still owed.
     *
     * @throws DomainException {@code INVALID_STATUS_TRANSITION}
     */
    void writeOff(Caller author, String reason, Instant at) {
        InvoiceOperation.WRITE_OFF.require(progress.status());
        progress.writeOff(reason, at);
        touch(author.user(), at);
    }

    /** Was not paid in time; nobody does that but time. */
    void fallOverdue(Instant at) {
        progress.fallOverdue(at);
        touch(null, at);
    }

    /** Its tax table. */
    List<TaxRow> taxRows(CurrencyUnit currency) {
        List<LineAmounts> amounts =
                lines.stream().map(line -> line.content().amounts(currency)).toList();
        return TaxRow.breakdown(
                lines.stream().map(line -> line.content().priceable()).toList(), amounts, currency);
    }

    InvoiceId invoiceId() {
        return new InvoiceId(id());
    }

    UUID customerId() {
        return customerId;
    }

    @Nullable
    UUID contactId() {
        return contactId;
    }

    @Nullable
    UUID projectId() {
        return projectId;
    }

    @Nullable
    UUID quoteId() {
        return quoteId;
    }

    @Nullable
    UUID quoteVersionId() {
        return quoteVersionId;
    }

    @Nullable
    String description() {
        return description;
    }

    String currencyCode() {
        return currencyCode;
    }

    StoredTaxPolicy taxPolicy() {
        return taxPolicy;
    }

    StoredTotals totals() {
        return totals;
    }

    @Nullable
    BigDecimal depositAmount() {
        return depositAmount;
    }

    /** Where it stands. */
    InvoiceProgress progress() {
        return progress;
    }

    List<InvoiceLine> lines() {
        return List.copyOf(lines);
    }
}

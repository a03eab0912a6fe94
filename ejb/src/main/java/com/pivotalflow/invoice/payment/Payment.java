package com.pivotalflow.invoice.payment;

import com.pivotalflow.invoice.terms.InvoiceId;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Money that came in for an invoice. It is never changed; one that was none is taken back. */
@Entity
@Table(
        name = "payments",
        indexes = {
            @Index(name = "ix_payments_invoice_id_paid_at", columnList = "organization_id, invoice_id, paid_at"),
            @Index(name = "ix_payments_paid_at_id", columnList = "organization_id, paid_at DESC, id DESC"),
            @Index(name = "ix_payments_status_paid_at", columnList = "organization_id, status, paid_at DESC")
        })
class Payment extends AuthoredRow {

    @Column(name = "invoice_id", nullable = false, updatable = false)
    private UUID invoiceId;

    @Column(name = "currency_code", nullable = false, updatable = false)
    private String currencyCode;

    @Column(name = "amount", nullable = false, updatable = false, precision = 19, scale = 4)
    private BigDecimal amount;

    @Convert(converter = PaymentColumns.OfMethod.class)
    @Column(name = "method", nullable = false, updatable = false)
    private PaymentMethod method;

    @Column(name = "reference", length = 100, updatable = false)
    private @Nullable String reference;

    @Convert(converter = PaymentColumns.OfStatus.class)
    @Column(name = "status", nullable = false)
    private PaymentStatus status;

    @Column(name = "paid_at", nullable = false, updatable = false)
    private Instant paidAt;

    @Column(name = "voided_at")
    private @Nullable Instant voidedAt;

    @SuppressWarnings("UnusedVariable") // for whoever asks the database
    @Column(name = "voided_by")
    private @Nullable UUID voidedBy;

    @Column(name = "void_reason", length = 1000)
    private @Nullable String voidReason;

    @SuppressWarnings("UnusedVariable") // compared by the database, when stored answers are long gone
    @Column(name = "idempotency_key", length = 128, updatable = false)
    private @Nullable String idempotencyKey;

    @Convert(converter = GatewayPayloadConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "gateway_payload", updatable = false)
    private @Nullable GatewayPayload gatewayPayload;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Payment() {}

    private Payment(Caller author, InvoiceId invoice, Money amount, Receipt receipt, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
        this.invoiceId = invoice.value();
        this.currencyCode = amount.currency().code();
        this.amount = amount.amount();
        this.method = receipt.stated().method();
        this.reference = receipt.stated().reference();
        this.status = PaymentStatus.COMPLETED;
        this.paidAt = receipt.at().truncatedTo(ChronoUnit.MICROS);
        this.idempotencyKey = receipt.key();
        this.gatewayPayload = GatewayPayload.of(receipt.stated().gatewayPayload());
    }

    /**
     * What is told of money that came in, besides how much it is.
     *
     * @param stated as a client stated it
     * @param at when it came in
     * @param key what the client called its request
     */
    record Receipt(
            CreatePayment stated, Instant at, @Nullable String key) {}

    /** A payment that counts. */
    static Payment of(Caller author, InvoiceId invoice, Money amount, Receipt receipt, Instant at) {
        return new Payment(author, invoice, amount, receipt, at);
    }

    /**
     * Makes it count no more.
     *
     * @throws DomainException {@code PAYMENT_NOT_VOIDABLE}
     */
    void takeBack(Caller author, String reason, Instant at) {
        if (status != PaymentStatus.COMPLETED) {
            throw notVoidable("The payment is " + status.wireName() + ": it can't be taken back.");
        }
        touch(author.user(), at);
        status = PaymentStatus.VOID;
        voidedAt = at.truncatedTo(ChronoUnit.MICROS);
        voidedBy = author.user().value();
        voidReason = reason;
    }

    /** Says that a payment has to stay. */
    static DomainException notVoidable(String detail) {
        return new DomainException(Refusal.CONFLICT, "PAYMENT_NOT_VOIDABLE", detail);
    }

    /** How much came in. */
    Money amount(CurrencyUnit currency) {
        return new Money(amount, currency);
    }

    String currencyCode() {
        return currencyCode;
    }

    PaymentView view(CurrencyUnit currency) {
        return new PaymentView(
                id(),
                EntityTag.of(version()),
                invoiceId,
                amount(currency).text(),
                currencyCode,
                method,
                reference,
                status,
                paidAt,
                voidedAt,
                voidReason,
                gatewayPayload == null ? null : gatewayPayload.tree(),
                createdAt(),
                updatedAt(),
                createdBy().map(UserId::value).orElse(null));
    }
}

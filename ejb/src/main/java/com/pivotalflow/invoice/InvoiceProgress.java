package com.pivotalflow.invoice;

import com.pivotalflow.invoice.terms.InvoiceColumns;
import com.pivotalflow.invoice.terms.InvoiceStatus;
import com.pivotalflow.money.Money;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an invoice stands, how it came there, and what is still owed. Paid and balance always add up to the total, which
 * a check of the database repeats.
 */
@Embeddable
public class InvoiceProgress {

    @Convert(converter = InvoiceColumns.OfStatus.class)
    @Column(name = "status", nullable = false)
    private InvoiceStatus status;

    @Column(name = "invoice_number")
    private @Nullable String number;

    @SuppressWarnings("UnusedVariable") // told apart by the database
    @Column(name = "number_year")
    private @Nullable Short numberYear;

    @SuppressWarnings("UnusedVariable") // told apart by the database
    @Column(name = "number_sequence")
    private @Nullable Long numberSequence;

    @Column(name = "paid_amount", nullable = false, precision = 19, scale = 4)
    private BigDecimal paidAmount;

    @Column(name = "balance_amount", nullable = false, precision = 19, scale = 4)
    private BigDecimal balanceAmount;

    @Column(name = "issued_at")
    private @Nullable Instant issuedAt;

    @Column(name = "due_date")
    private @Nullable LocalDate dueDate;

    @Column(name = "paid_at")
    private @Nullable Instant paidAt;

    @SuppressWarnings("UnusedVariable") // for whoever asks the database
    @Column(name = "overdue_at")
    private @Nullable Instant overdueAt;

    @SuppressWarnings("UnusedVariable") // for whoever asks the database
    @Column(name = "written_off_at")
    private @Nullable Instant writtenOffAt;

    @Column(name = "write_off_reason", length = 1000)
    private @Nullable String writeOffReason;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected InvoiceProgress() {}

    /** A draft of which everything is owed once it is issued. */
    static InvoiceProgress start(BigDecimal total, @Nullable LocalDate dueDate) {
        InvoiceProgress progress = new InvoiceProgress();
        progress.status = InvoiceStatus.DRAFT;
        progress.paidAmount = BigDecimal.ZERO;
        progress.balanceAmount = total;
        progress.dueDate = dueDate;
        return progress;
    }

    /** Is to be paid until another day; nothing means that the customer's terms say. */
    void fallsDue(@Nullable LocalDate day) {
        dueDate = day;
    }

    /** Is issued under this number. */
    void issue(InvoiceNumber given, LocalDate due, Instant at) {
        status = InvoiceStatus.SENT;
        number = given.text();
        numberYear = (short) given.year();
        numberSequence = given.sequence();
        dueDate = due;
        issuedAt = micros(at);
    }

    /**
     * Some of it was paid.
     *
     * @param received when the money came in
     * @throws DomainException {@code PAYMENT_EXCEEDS_BALANCE}
     */
    void pay(Money amount, Instant received) {
        Money balance = new Money(balanceAmount, amount.currency());
        if (amount.isGreaterThan(balance)) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "PAYMENT_EXCEEDS_BALANCE",
                    "No more than " + balance.text() + " is still owed.",
                    List.of(),
                    Map.of("balanceAmount", balance.text()));
        }
        move(amount);
        status = balanceAmount.signum() == 0 ? InvoiceStatus.PAID : InvoiceStatus.PART_PAID;
        if (status == InvoiceStatus.PAID) {
            paidAt = micros(received);
        }
    }

    /**
     * A payment turned out to be none.
     *
     * @param today where the organization is
     */
    void takeBack(Money amount, LocalDate today, Instant at) {
        move(amount.negated());
        paidAt = null;
        if (isPastDue(today)) {
            fallOverdue(at);
        } else {
            status = paidAmount.signum() == 0 ? InvoiceStatus.SENT : InvoiceStatus.PART_PAID;
        }
    }

    private void move(Money amount) {
        paidAmount = paidAmount.add(amount.amount());
        balanceAmount = balanceAmount.subtract(amount.amount());
    }

    /** Whether the day on which it was due is over. */
    boolean isPastDue(LocalDate today) {
        return dueDate != null && today.isAfter(dueDate);
    }

    /** Was not paid in time. */
    void fallOverdue(Instant at) {
        status = InvoiceStatus.OVERDUE;
        overdueAt = micros(at);
    }

    /** What is still owed is given up. */
    void writeOff(String reason, Instant at) {
        status = InvoiceStatus.WRITTEN_OFF;
        writtenOffAt = micros(at);
        writeOffReason = reason;
    }

    public InvoiceStatus status() {
        return status;
    }

    Optional<String> number() {
        return Optional.ofNullable(number);
    }

    BigDecimal paidAmount() {
        return paidAmount;
    }

    BigDecimal balanceAmount() {
        return balanceAmount;
    }

    Optional<Instant> issuedAt() {
        return Optional.ofNullable(issuedAt);
    }

    Optional<LocalDate> dueDate() {
        return Optional.ofNullable(dueDate);
    }

    Optional<Instant> paidAt() {
        return Optional.ofNullable(paidAt);
    }

    Optional<String> writeOffReason() {
        return Optional.ofNullable(writeOffReason);
    }

    /** As exact as the column keeps it. */
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}

package com.pivotalflow.invoice.payment;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.invoice.InvoiceAccount;
import com.pivotalflow.invoice.InvoiceAccounts;
import com.pivotalflow.invoice.terms.InvoiceId;
import com.pivotalflow.invoice.terms.InvoiceStatus;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.ValueRejectedException;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.ReadsReplica;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Books the money that comes in for invoices. Each change locks the invoice first, so no two see the same balance. */
@Stateless
@PermitAll
@InTenant
public class PaymentService {

    @Inject
    PaymentRepository payments;

    @Inject
    InvoiceAccounts invoices;

    @Inject
    OrganizationService organizations;

    @Inject
    PaymentTrail trail;

    @Inject
    Clock clock;

    /**
     * A page of the payments of an invoice, those taken back too, the latest first.
     *
     * @throws NotFoundException {@code INVOICE_NOT_FOUND}
     */
    @ReadsReplica
    public Page<PaymentView> list(OrganizationId organization, InvoiceId invoice, PageRequest request) {
        CurrencyUnit currency =
                invoices.currency(organization, invoice).orElseThrow(() -> new NotFoundException("INVOICE"));
        return payments.page(organization, invoice, request).map(payment -> payment.view(currency));
    }

    /**
     * Reads a payment.
     *
     * @throws NotFoundException {@code PAYMENT_NOT_FOUND}
     */
    public PaymentView get(OrganizationId organization, PaymentId id) {
        Payment payment = payments.find(organization, id).orElseThrow(PaymentService::notFound);
        return payment.view(organizations.currency(organization, payment.currencyCode()));
    }

    /**
     * Books money that came in.
     *
     * @param key what the client called its request; the same can't be booked under it again, ever
     * @throws DomainException {@code INVOICE_NOT_FOUND}; {@code INVOICE_NOT_PAYABLE}; {@code CURRENCY_MISMATCH}, {@code
     *     AMOUNT_NOT_POSITIVE}, {@code VALIDATION_FAILED} with {@code SCALE_EXCEEDED}; {@code
     *     PAYMENT_EXCEEDS_BALANCE} with {@code balanceAmount}
     */
    public PaymentView pay(Caller caller, InvoiceId id, CreatePayment command, Optional<String> key) {
        InvoiceAccount invoice =
                invoices.lock(caller.organization(), id).orElseThrow(() -> new NotFoundException("INVOICE"));
        invoice.requirePayable();
        Money amount = amount(command, invoice.currency());
        Instant now = clock.instant();
        Instant received = command.paidAt() == null ? now : command.paidAt();
        invoice.pay(caller, amount, received, now);
        Payment payment = Payment.of(caller, id, amount, new Payment.Receipt(command, received, key.orElse(null)), now);
        payments.add(caller.organization(), payment);
        PaymentView view = payment.view(invoice.currency());
        trail.paid(caller, view, invoice.standing());
        return view;
    }

    /**
     * Takes a payment back: what it paid is owed again.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code PAYMENT_NOT_FOUND}; as {@link Precondition#require}; {@code PAYMENT_NOT_VOIDABLE}
     */
    public PaymentView takeBack(Caller caller, PaymentId id, Precondition precondition, VoidPayment command) {
        InvoiceAccount invoice = payments.invoiceOf(caller.organization(), id)
                .flatMap(paid -> invoices.lock(caller.organization(), paid))
                .orElseThrow(PaymentService::notFound);
        Payment payment = payments.find(caller.organization(), id).orElseThrow(PaymentService::notFound);
        precondition.require(payment.version(), EntityTag.of(payment.version()));
        requireCounted(invoice);
        PaymentTrail.Booked before = booked(payment, invoice);
        Instant now = clock.instant();
        payment.takeBack(caller, command.reason(), now);
        invoice.takeBack(caller, payment.amount(invoice.currency()), today(caller, now), now);
        payments.flush(caller.organization());
        PaymentTrail.Booked after = booked(payment, invoice);
        trail.takenBack(caller, before, after);
        return after.payment();
    }

    private static PaymentTrail.Booked booked(Payment payment, InvoiceAccount invoice) {
        return new PaymentTrail.Booked(payment.view(invoice.currency()), invoice.standing());
    }

    private LocalDate today(Caller caller, Instant now) {
        return LocalDate.ofInstant(
                now, organizations.profile(caller.organization()).timeZone());
    }

    /** What was given up stays as it is, and with it what was paid before. */
    private static void requireCounted(InvoiceAccount invoice) {
        InvoiceStatus status = invoice.status();
        if (status == InvoiceStatus.DRAFT || status == InvoiceStatus.WRITTEN_OFF) {
            throw Payment.notVoidable("The invoice is " + status.wireName() + ": its payments stay as they are.");
        }
    }

    private static Money amount(CreatePayment command, CurrencyUnit currency) {
        if (!command.currency().equals(currency.code())) {
            throw refusal(
                    "CURRENCY_MISMATCH",
                    "/currency",
                    "The invoice is in " + currency.code() + ", and so are payments.");
        }
        if (command.amount().signum() <= 0) {
            throw refusal("AMOUNT_NOT_POSITIVE", "/amount", "A payment is above zero.");
        }
        try {
            return new Money(command.amount(), currency);
        } catch (ValueRejectedException e) {
            throw new InvalidInputException(List.of(
                    new FieldError("/amount", e.code(), "An amount in " + currency.code() + " has fewer decimals.")));
        }
    }

    private static InvalidInputException refusal(String code, String pointer, String detail) {
        return new InvalidInputException(code, detail, List.of(new FieldError(pointer, code, detail)));
    }

    private static NotFoundException notFound() {
        return new NotFoundException("PAYMENT");
    }
}

package com.pivotalflow.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pivotalflow.invoice.terms.InvoiceStatus;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.problem.DomainException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceProgressTest {

    private static final CurrencyUnit NZD = new CurrencyUnit("NZD", 2);
    private static final LocalDate DUE = LocalDate.of(2026, 6, 22);
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00.123456789Z");

    private final InvoiceProgress invoice = InvoiceProgress.start(new BigDecimal("115.0000"), null);

    @Test
    void aPaymentOfEverythingPaysAndOneOfLessDoesInPart() {
        invoice.issue(new InvoiceNumber("INV-2026-0001", 2026, 1), DUE, NOW);

        invoice.pay(money("15"), NOW);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PART_PAID);
        invoice.pay(money("100"), NOW);

        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
        assertThat(invoice.paidAt()).contains(Instant.parse("2026-06-01T00:00:00.123456Z"));
        assertThat(invoice.balanceAmount()).isZero();
    }

    @Test
    void oneCentTooMuchIsRefusedAndChangesNothing() {
        invoice.issue(new InvoiceNumber("INV-2026-0001", 2026, 1), DUE, NOW);

        assertThatThrownBy(() -> invoice.pay(money("115.01"), NOW))
                .isInstanceOfSatisfying(DomainException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("PAYMENT_EXCEEDS_BALANCE");
                    assertThat(refused.members()).containsEntry("balanceAmount", "115.00");
                });
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.SENT);
        assertThat(invoice.paidAmount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"15, 2026-06-22, sent", "15, 2026-06-23, overdue", "5, 2026-06-22, part_paid", "5, 2026-06-23, overdue"
    })
    void whatIsTakenBackStandsWhereItWouldHaveStood(String amount, LocalDate today, String status) {
        invoice.issue(new InvoiceNumber("INV-2026-0001", 2026, 1), DUE, NOW);
        invoice.pay(money("15"), NOW);

        invoice.takeBack(money(amount), today, NOW);

        assertThat(invoice.status().wireName()).isEqualTo(status);
        assertThat(invoice.paidAmount().add(invoice.balanceAmount())).isEqualByComparingTo("115");
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Auckland, 2026-06-22T11:59:59Z, false",
        "Pacific/Auckland, 2026-06-22T12:00:00Z, true",
        "America/Los_Angeles, 2026-06-23T06:59:59Z, false",
        "America/Los_Angeles, 2026-06-23T07:00:00Z, true"
    })
    void theDayIsOverAtMidnightOfTheZone(ZoneId zone, Instant now, boolean isOver) {
        invoice.issue(new InvoiceNumber("INV-2026-0001", 2026, 1), DUE, NOW);

        assertThat(invoice.isPastDue(LocalDate.ofInstant(now, zone))).isEqualTo(isOver);
    }

    @Test
    void withoutADayNothingIsLate() {
        assertThat(invoice.isPastDue(LocalDate.MAX)).isFalse();
    }

    private static Money money(String amount) {
        return Money.of(amount, NZD);
    }
}

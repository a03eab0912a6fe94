package com.pivotalflow.invoice;

import static com.pivotalflow.invoice.Billing.INVOICES;
import static com.pivotalflow.invoice.Billing.PAYMENTS;
import static com.pivotalflow.invoice.Billing.etag;
import static com.pivotalflow.invoice.Billing.good;
import static com.pivotalflow.invoice.Billing.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money that comes in for invoices, and money that turns out to be none. */
@OnRealServer
@ExtendWith(QuietServer.class)
class PaymentsIT {

    private static final int CLIENTS = 50;

    /** Tenant, invoice; payment, change the invoice; its audit entry; for the key: lock, look-up, store. */
    private static final int PAY = 8;

    /** Tenant, which invoice, invoice, payment, organization; change both; its audit entry; for the key as above. */
    private static final int VOID = 11;

    private Billing billing;
    private Api api;

    @BeforeEach
    void open() throws Exception {
        billing = Billing.open();
        api = billing.api();
    }

    @Test
    void anInvoiceIsPaidInParts() throws Exception {
        JsonNode invoice = billing.issued("100");

        JsonNode first = billing.pay(invoice, "15");
        JsonNode inPart = billing.read(invoice);
        JsonNode second = billing.pay(invoice, "100.00");
        JsonNode inFull = billing.read(invoice);

        assertThat(first.path("amount").asText()).isEqualTo("15.00");
        assertThat(first.path("status").asText()).isEqualTo("completed");
        assertThat(first.path("invoiceId").asText()).isEqualTo(id(invoice));
        assertThat(inPart.path("status").asText()).isEqualTo("part_paid");
        assertThat(inPart.path("paidAmount").asText()).isEqualTo("15.00");
        assertThat(inPart.path("balanceAmount").asText()).isEqualTo("100.00");
        assertThat(inPart.has("paidAt")).isFalse();
        assertThat(inFull.path("status").asText()).isEqualTo("paid");
        assertThat(inFull.path("balanceAmount").asText()).isEqualTo("0.00");
        assertThat(inFull.path("paidAt")).isEqualTo(second.path("paidAt"));
        assertThat(etag(inFull)).isNotEqualTo(etag(inPart));
        assertThat(billing.askPay(invoice, "1").problem()).isEqualTo("INVOICE_NOT_PAYABLE");
        JsonNode list = good(200, api.get(INVOICES + "/" + id(invoice) + "/payments"));
        assertThat(list.path("items")).containsExactly(second, first);
        assertThat(good(200, api.get(PAYMENTS + "/" + id(first)))).isEqualTo(first);
        assertThat(billing.actions(id(first))).containsExactly("payments.create");
        assertThat(billing.actions(id(invoice))).containsExactly("invoices.status_transition");
    }

    @Test
    void morePaymentsThanAPageHoldsArePaged() throws Exception {
        JsonNode invoice = billing.issued("100");
        for (int i = 0; i < 3; i++) {
            billing.pay(invoice, "1");
        }

        JsonNode page = good(200, api.get(INVOICES + "/" + id(invoice) + "/payments?limit=2"));
        JsonNode rest = good(
                200,
                api.get(INVOICES + "/" + id(invoice) + "/payments?limit=2&cursor="
                        + page.path("next").asText()));

        assertThat(page.path("items")).hasSize(2);
        assertThat(rest.path("items")).hasSize(1);
    }

    @Test
    void nobodyPaysMoreThanIsOwed() throws Exception {
        JsonNode invoice = billing.issued("100");
        billing.pay(invoice, "15");

        Api.Answer answer = billing.askPay(invoice, "100.01");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("PAYMENT_EXCEEDS_BALANCE");
        assertThat(answer.json().path("balanceAmount").asText()).isEqualTo("100.00");
        assertThat(billing.read(invoice).path("paidAmount").asText()).isEqualTo("15.00");
    }

    @ParameterizedTest
    @CsvSource({
        "0, NZD, AMOUNT_NOT_POSITIVE, AMOUNT_NOT_POSITIVE",
        "-1, NZD, AMOUNT_NOT_POSITIVE, AMOUNT_NOT_POSITIVE",
        "1, AUD, CURRENCY_MISMATCH, CURRENCY_MISMATCH",
        "1.005, NZD, VALIDATION_FAILED, SCALE_EXCEEDED",
        "1, nzd, VALIDATION_FAILED, CURRENCY_UNSUPPORTED",
        "x, NZD, VALIDATION_FAILED, TYPE_MISMATCH"
    })
    void anAmountIsOneOfTheInvoicesCurrency(String amount, String currency, String code, String ofField)
            throws Exception {
        JsonNode invoice = billing.issued("100");
        Map<String, Object> payment = new HashMap<>(Billing.payment(amount));
        payment.put("currency", currency);

        Api.Answer answer = api.post(INVOICES + "/" + id(invoice) + "/payments", payment);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/code").asText()).isIn(ofField, "FORMAT");
        assertThat(billing.read(invoice)).isEqualTo(invoice);
    }

    @Test
    void aDraftTakesNoMoney() throws Exception {
        JsonNode draft = billing.draft("100");

        Api.Answer answer = billing.askPay(draft, "1");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("INVOICE_NOT_PAYABLE");
        assertThat(answer.json().path("from").asText()).isEqualTo("draft");
    }

    @Test
    void aPaymentThatIsTakenBackIsOwedAgain() throws Exception {
        JsonNode invoice = billing.issued("100");
        JsonNode first = billing.pay(invoice, "15");
        JsonNode second = billing.pay(invoice, "100");

        JsonNode back = good(200, billing.askVoid(second));
        JsonNode inPart = billing.read(invoice);
        good(200, billing.askVoid(first));
        JsonNode unpaid = billing.read(invoice);

        assertThat(back.path("status").asText()).isEqualTo("void");
        assertThat(back.path("voidReason").asText()).isEqualTo("Not our money");
        assertThat(back.path("voidedAt").asText()).isNotEmpty();
        assertThat(inPart.path("status").asText()).isEqualTo("part_paid");
        assertThat(inPart.path("balanceAmount").asText()).isEqualTo("100.00");
        assertThat(inPart.has("paidAt")).isFalse();
        assertThat(unpaid.path("status").asText()).isEqualTo("sent");
        assertThat(unpaid.path("paidAmount").asText()).isEqualTo("0.00");
        assertThat(billing.askVoid(back).problem()).isEqualTo("PAYMENT_NOT_VOIDABLE");
        assertThat(billing.askVoid(second).problem()).isEqualTo("ETAG_MISMATCH");
        assertThat(billing.actions(id(second))).containsExactly("payments.create", "payments.void");
        good(201, billing.askPay(invoice, "115"));
    }

    @Test
    void whatIsTakenBackAfterTheDayIsOverdue() throws Exception {
        JsonNode invoice = billing.issued("100");
        JsonNode payment = billing.pay(invoice, "115");
        billing.database()
                .execute("UPDATE invoices SET due_date = DATE '2026-01-01' WHERE id = ?", UUID.fromString(id(invoice)));

        good(200, billing.askVoid(payment));

        assertThat(billing.read(invoice).path("status").asText()).isEqualTo("overdue");
    }

    @Test
    void paymentsOfWhatWasGivenUpStay() throws Exception {
        JsonNode invoice = billing.issued("100");
        JsonNode payment = billing.pay(invoice, "15");
        good(200, billing.ask(billing.read(invoice), "write-off", Map.<String, Object>of("reason", "Bankrupt")));

        assertThat(billing.askVoid(payment).problem()).isEqualTo("PAYMENT_NOT_VOIDABLE");
    }

    @Test
    void theKeyIsKeptWithThePaymentForGood() throws Exception {
        JsonNode invoice = billing.issued("100");
        String key = "payment-" + Ids.next();
        Api keyed = api.with("Idempotency-Key", key);
        String address = INVOICES + "/" + id(invoice) + "/payments";

        JsonNode first = good(201, keyed.post(address, Billing.payment("15")));
        Api.Answer again = keyed.post(address, Billing.payment("15"));
        billing.database().execute("DELETE FROM idempotency_keys WHERE idempotency_key = ?", key);
        Api.Answer afterADay = keyed.post(address, Billing.payment("15"));

        assertThat(again.json()).isEqualTo(first);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(billing.database()
                        .rows("SELECT idempotency_key FROM payments WHERE id = ?", UUID.fromString(id(first))))
                .containsExactly(key);
        assertThat(afterADay.status()).as(afterADay.toString()).isEqualTo(409);
        assertThat(afterADay.problem()).isEqualTo("DUPLICATE_VALUE");
        assertThat(afterADay.json().path("field").asText()).isEqualTo("idempotencyKey");
        assertThat(billing.read(invoice).path("paidAmount").asText()).isEqualTo("15.00");
    }

    @Test
    void whatAProviderSaidIsKeptAsItIs() throws Exception {
        JsonNode invoice = billing.issued("100");
        String payload = "{\"id\":\"pay_1\",\"amount\":1500,\"currency\":\"nzd\","
                + "\"fee\":12345678901234567.12,\"status\":\"succeeded\"}";

        JsonNode payment = good(
                201,
                api.postText(
                        INVOICES + "/" + id(invoice) + "/payments",
                        "application/json",
                        "{\"amount\":\"15\",\"currency\":\"NZD\",\"method\":\"card\",\"reference\":\"4711\","
                                + "\"paidAt\":\"2026-05-02T10:00:00+12:00\",\"gatewayPayload\":" + payload + "}"));

        assertThat(payment.path("paidAt").asText()).startsWith("2026-05-01T22:00:00");
        assertThat(api.get(PAYMENTS + "/" + id(payment)).text()).contains("\"fee\":12345678901234567.12");
        assertThat(billing.database()
                        .number(
                                "SELECT count(*) FROM payments WHERE id = ? AND gateway_payload = CAST(? AS jsonb)",
                                UUID.fromString(id(payment)),
                                payload))
                .isEqualTo(1);
    }

    @Test
    void paymentsAtTheSameTimeNeverComeToMoreThanIsOwed() throws Exception {
        JsonNode invoice = billing.issued("100");

        List<Api.Answer> answers =
                Billing.together(Collections.nCopies(CLIENTS, () -> billing.askPay(invoice, "10.00")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(11);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.problem()).isEqualTo("PAYMENT_EXCEEDS_BALANCE");
            assertThat(answer.json().path("balanceAmount").asText()).isEqualTo("5.00");
        });
        assertThat(sum(invoice)).isEqualByComparingTo("110.00");
        JsonNode after = billing.read(invoice);
        assertThat(after.path("paidAmount").asText()).isEqualTo("110.00");
        assertThat(after.path("status").asText()).isEqualTo("part_paid");
    }

    @Test
    void payingAndTakingBackAtTheSameTimeAddUp() throws Exception {
        JsonNode invoice = billing.issued("100");
        List<Supplier<Api.Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            JsonNode payment = billing.pay(invoice, "10.00");
            requests.add(() -> billing.askVoid(payment));
            requests.add(() -> billing.askVoid(payment));
            requests.add(() -> billing.askPay(invoice, "20.00"));
        }

        List<Api.Answer> answers = Billing.together(requests);

        long taken = answers.stream().filter(answer -> answer.status() == 200).count();
        assertThat(taken).isEqualTo(8);
        JsonNode after = billing.read(invoice);
        assertThat(sum(invoice)).isEqualByComparingTo(after.path("paidAmount").asText());
        assertThat(new BigDecimal(after.path("paidAmount").asText())
                        .add(new BigDecimal(after.path("balanceAmount").asText())))
                .isEqualByComparingTo("115.00");
        assertThat(new BigDecimal(after.path("balanceAmount").asText())).isNotNegative();
    }

    private BigDecimal sum(JsonNode invoice) throws Exception {
        return new BigDecimal(billing.database()
                .rows(
                        "SELECT coalesce(sum(amount), 0) FROM payments WHERE invoice_id = ? AND status = 'completed'",
                        UUID.fromString(id(invoice)))
                .get(0));
    }

    @Test
    void payingTakesTheSameNumberOfStatementsEachTime() throws Exception {
        JsonNode warmUp = billing.issued("100");
        good(200, billing.askVoid(billing.pay(warmUp, "1")));
        JsonNode invoice = billing.invoice(id(billing.accepted(billing.quote(Billing.lines(200)))));
        JsonNode issued = good(200, billing.askSend(invoice));

        for (int i = 0; i < 3; i++) {
            assertThat(billing.statementsOf(201, () -> billing.askPay(issued, "1.00")))
                    .isEqualTo(PAY);
            JsonNode last = good(200, api.get(INVOICES + "/" + id(issued) + "/payments?limit=1"))
                    .path("items")
                    .path(0);
            assertThat(billing.statementsOf(200, () -> billing.askVoid(last))).isEqualTo(VOID);
        }
    }
}

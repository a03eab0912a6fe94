package com.pivotalflow.document;

import static com.pivotalflow.document.SampleDocuments.AUDIT;
import static com.pivotalflow.document.SampleDocuments.QUOTE;
import static com.pivotalflow.document.SampleDocuments.SENSORS;
import static com.pivotalflow.document.SampleDocuments.TRAINING;
import static com.pivotalflow.document.SampleDocuments.discount;
import static com.pivotalflow.document.SampleDocuments.with;
import static com.pivotalflow.document.SampleDocuments.withLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pivotalflow.document.LineDifference.LineChange;
import com.pivotalflow.document.LineDifference.LineMove;
import com.pivotalflow.document.QuoteDifference.DiscountChange;
import com.pivotalflow.document.QuoteDifference.FieldChange;
import com.pivotalflow.document.QuoteDifference.GroupChange;
import com.pivotalflow.document.QuoteDifference.PlacedDiscount;
import com.pivotalflow.document.QuoteDifference.PlacedGroup;
import com.pivotalflow.document.QuoteDifference.TotalsDelta;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each part of the difference between two documents (specification of quoting, 4.3). */
class QuoteDifferenceTest {

    private static final QuoteDocument.Line AUDIT_LINE = QUOTE.lines().get(0);
    private static final QuoteDocument.Line SENSORS_LINE = QUOTE.lines().get(1);
    private static final QuoteDocument.Line TRAINING_LINE = QUOTE.lines().get(2);

    @Test
    void nothingButTheVersionIsNoDifference() {
        QuoteDifference difference = to(with(QUOTE, "version", 2));

        assertThat(difference.identical()).isTrue();
        assertThat(difference.from()).isEqualTo("1");
        assertThat(difference.to()).isEqualTo("working");
        assertThat(difference.applyTo(QUOTE, 2).version()).isEqualTo(2);
    }

    @Test
    void emptyTextIsAbsentText() {
        assertThat(to(with(QUOTE, "notes", "")).identical()).isTrue();
    }

    @Test
    void membersOfTheHeaderAreNamedByTheirPath() {
        QuoteDocument to = with(QUOTE, "title", "Audit");
        to = with(to, "taxPolicy.level", "LINE");
        to = with(to, "customer.name", "Tūī Ltd");
        to = with(to, "notes", "Call first");
        to = with(to, "depositPercent", null);

        assertThat(to(to).identical()).isFalse();
        assertThat(to(to).header())
                .containsExactly(
                        new FieldChange("customer.name", "Tūī Freight Ltd", "Tūī Ltd"),
                        new FieldChange("title", "Warehouse audit", "Audit"),
                        new FieldChange("taxPolicy.level", "DOCUMENT", "LINE"),
                        new FieldChange("notes", null, "Call first"),
                        new FieldChange("depositPercent", "30", null));
    }

    @Test
    void theTaxBreakdownIsComparedWhole() {
        QuoteDocument to = with(QUOTE, "taxBreakdown", List.of());

        assertThat(to(to).header())
                .containsExactly(new FieldChange(
                        "taxBreakdown",
                        List.of(Map.of("taxClass", "GST", "ratePercent", "15", "taxable", "1956.00", "tax", "293.40")),
                        null));
        assertThat(to(to).applyTo(QUOTE, 1)).isEqualTo(to);
    }

    @Test
    void discountsAreMatchedByPlace() {
        QuoteDocument two =
                with(QUOTE, "discounts", List.of(discount("10", null, "200.00"), discount("5", "Loyal", "100.00")));

        assertThat(to(two).discounts().changed())
                .containsExactly(new DiscountChange(
                        1,
                        List.of(
                                new FieldChange("value", "5", "10"),
                                new FieldChange("label", "Loyal", null),
                                new FieldChange("amount", "100.00", "200.00"))));
        PlacedDiscount second = new PlacedDiscount(2, "percentage", "5", "Loyal", "100.00");
        assertThat(to(two).discounts().added()).containsExactly(second);
        assertThat(between(two, QUOTE).discounts().removed()).containsExactly(second);
    }

    @Test
    void groupsAreMatchedByCode() {
        QuoteDocument to = with(
                QUOTE,
                "groups",
                List.of(
                        new QuoteDocument.Group("CARE", "Care", "at_most_one"),
                        new QuoteDocument.Group("NEW", "New", "exactly_one")));

        assertThat(to(to).groups().changed())
                .containsExactly(new GroupChange(
                        "CARE",
                        List.of(new FieldChange("position", 2, 1), new FieldChange("title", "Support", "Care"))));
        assertThat(to(to).groups().added()).containsExactly(new PlacedGroup(2, "NEW", "New", "exactly_one"));
        assertThat(to(to).groups().removed()).containsExactly(new PlacedGroup(1, "HOST", "Hosting", "exactly_one"));
    }

    @Test
    void linesAreMatchedByKeyWhateverTheirPlace() {
        QuoteDocument.Line more = with(with(SENSORS_LINE, "quantity", "4"), "amounts.net", "879.80");
        more = with(more, "selection.mode", "optional");
        more = with(more, "selection.selected", true);
        more = with(more, "discounts", List.of(discount("5", null, "9.00")));
        QuoteDocument to = withLines(more, TRAINING_LINE);

        assertThat(to(to).lines().removed()).containsExactly(AUDIT_LINE);
        assertThat(to(to).lines().moved()).as("they only close ranks").isEmpty();
        assertThat(to(to).lines().changed())
                .containsExactly(new LineChange(
                        SENSORS,
                        1,
                        "Sensor kit",
                        List.of(
                                new FieldChange("quantity", "3", "4"),
                                new FieldChange(
                                        "discounts",
                                        null,
                                        List.of(Map.of("kind", "percentage", "value", "5", "amount", "9.00"))),
                                new FieldChange("selection.mode", "required", "optional"),
                                new FieldChange("selection.selected", null, true),
                                new FieldChange("amounts.net", "659.85", "879.80"))));
        assertThat(between(to, QUOTE).lines().added()).containsExactly(AUDIT_LINE);
    }

    @Test
    void aLineThatPassesOthersIsTheOnlyOneThatMoved() {
        assertThat(to(withLines(TRAINING_LINE, AUDIT_LINE, SENSORS_LINE))
                        .lines()
                        .moved())
                .containsExactly(new LineMove(TRAINING, 3, 1));
        assertThat(to(withLines(SENSORS_LINE, TRAINING_LINE, AUDIT_LINE))
                        .lines()
                        .moved())
                .containsExactly(new LineMove(AUDIT, 1, 3));
    }

    @Test
    void ofSeveralWaysTheEarliestLinesStay() {
        assertThat(to(withLines(SENSORS_LINE, AUDIT_LINE, TRAINING_LINE))
                        .lines()
                        .moved())
                .containsExactly(new LineMove(SENSORS, 2, 1));
        assertThat(to(withLines(TRAINING_LINE, SENSORS_LINE, AUDIT_LINE))
                        .lines()
                        .moved())
                .containsExactly(new LineMove(SENSORS, 2, 2), new LineMove(TRAINING, 3, 1));
    }

    @Test
    void totalsAreSignedWithTheDecimalsOfTheCurrency() {
        QuoteDocument to = with(
                QUOTE, "totals", new QuoteDocument.Totals("2056.00", "0.00", "1.50", "2056.00", "8.40", "9000.00"));

        assertThat(to(to).totalsDelta())
                .isEqualTo(new TotalsDelta("0.00", "-100.00", "1.50", "100.00", "-285.00", "6750.60"));
        assertThat(to(to).identical()).isFalse();
    }

    @Test
    void acrossCurrenciesThereIsNoDifference() {
        assertThatThrownBy(() -> to(with(QUOTE, "currency", "EUR")))
                .isInstanceOf(CurrencyMismatchException.class)
                .hasMessageContaining("NZD")
                .hasMessageContaining("EUR");
    }

    @Test
    void theAnswerLeavesOutTheSideThatHadNothing() throws JsonProcessingException {
        String answer = JsonMapper.builder().build().writeValueAsString(to(with(QUOTE, "notes", "Call")));

        assertThat(answer).isEqualTo("""
                        {"from":"1","to":"working","header":[{"field":"notes","to":"Call"}],\
                        "terms":{"changed":false,"removed":[],"added":[]},\
                        "discounts":{"added":[],"removed":[],"changed":[]},\
                        "groups":{"added":[],"removed":[],"changed":[]},\
                        "lines":{"added":[],"removed":[],"changed":[],"moved":[]},\
                        "totalsDelta":{"subtotal":"0.00","discountTotal":"0.00","includedTax":"0.00",\
                        "netTotal":"0.00","taxTotal":"0.00","grandTotal":"0.00"},"identical":false}""");
    }

    private static QuoteDifference to(QuoteDocument to) {
        return between(QUOTE, to);
    }

    private static QuoteDifference between(QuoteDocument from, QuoteDocument to) {
        return QuoteDifference.between(NamedDocument.version(from), NamedDocument.working(to));
    }
}

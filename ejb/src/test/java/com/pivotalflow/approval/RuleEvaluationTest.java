package com.pivotalflow.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.quote.terms.QuoteType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the specification of quoting, 10, against the usual rules; and what rules say at their thresholds. */
class RuleEvaluationTest {

    private static final UUID CUSTOMER = UUID.fromString("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02");

    private static final List<RuleTerms> USUAL =
            Stream.of(UsualRule.values()).map(RuleEvaluationTest::terms).toList();

    @Test
    void a1BelowEveryThresholdNobodyIsAsked() {
        assertThat(matching(net("4999.99"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5000.00, D1", "25000.00, D1", "25000.01, D1 D2"})
    void a2TheNetTotalDecidesExactly(String net, String rules) {
        assertThat(matching(net(net))).containsExactly(rules.split(" "));
    }

    @Test
    void a3ADiscountAboveTenPerCentNeedsAManager() {
        assertThat(matching(facts("3100", "12.73", "34", false))).containsExactly("D3");
    }

    @Test
    void a4BothLevelsAreAsked() {
        List<RuleMatch> matches = RuleEvaluation.matches(
                USUAL, List.of(facts("31200", "26", "34", false).stated()));

        assertThat(matches.stream().filter(match -> match.level() == 1).map(RuleMatch::name))
                .containsExactly("D1", "D3");
        assertThat(matches.stream().filter(match -> match.level() == 2).map(RuleMatch::name))
                .containsExactly("D2", "D4");
    }

    @Test
    void a5AMarginThatIsNotKnownIsBelowEveryThreshold() {
        assertThat(matching(facts("900", "0", null, false))).containsExactly("D5");
    }

    @Test
    void a6APriceCannotHideInOptions() {
        ApprovalFacts chosen = net("4200.00");
        ApprovalFacts everything = net("9900.00");

        assertThat(matching(chosen)).isEmpty();
        assertThat(matching(chosen, everything)).containsExactly("D1");
    }

    @Test
    void a7AmountsAreComparedInTheBaseCurrency() {
        BigDecimal base = ExchangeRate.of("1.687312490")
                .convert(new Money(new BigDecimal("3000.00"), new CurrencyUnit("USD", 2)), new CurrencyUnit("NZD", 2))
                .amount();

        assertThat(base).isEqualByComparingTo("5061.94");
        assertThat(matching(net(base.toPlainString()))).containsExactly("D1");
        assertThat(matching(net("3000.00"))).isEmpty();
    }

    @Test
    void a8ACustomerWithoutAnAcceptedQuoteIsNew() {
        assertThat(matching(facts("400", "0", "34", true))).containsExactly("D6");
    }

    @ParameterizedTest
    @CsvSource({"10, false", "10.00, false", "10.0000, false", "10.000001, true", "9.999999, false", "10.01, true"})
    void aDiscountAtItsThresholdIsNotAboveIt(String percent, boolean matches) {
        assertThat(matching(facts("100", percent, "34", false)).contains("D3")).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"25.00, D3", "25.000001, D3 D4"})
    void twentyFivePerCentIsNotAboveTwentyFive(String percent, String rules) {
        assertThat(matching(facts("100", percent, "34", false))).containsExactly(rules.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"20, false", "20.00, false", "19.999999, true", "-3, true"})
    void aMarginAtItsThresholdIsNotBelowIt(String percent, boolean matches) {
        assertThat(matching(facts("100", "0", percent, false)).contains("D5")).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"LT, true", "LTE, true", "GT, false", "GTE, false"})
    void aMarginThatIsNotKnownIsLow(ConditionOperator operator, boolean holds) {
        RuleTerms rule = rule(Condition.ofNumber(ConditionField.MARGIN_PERCENT, operator, new BigDecimal("-5")));

        assertThat(RuleEvaluation.because(
                                rule, List.of(facts("1", "0", null, false).stated()))
                        .isPresent())
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"GT, 29, true", "GT, 30, false", "GTE, 30, true", "GTE, 31, false"})
    @CsvSource({"LT, 31, true", "LT, 30, false", "LTE, 30, true", "LTE, 29, false"})
    void daysOfValidityAreCompared(ConditionOperator operator, String threshold, boolean holds) {
        assertThat(holds(Condition.ofNumber(ConditionField.VALIDITY_DAYS, operator, new BigDecimal(threshold))))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"IN, NZD AUD, true", "IN, AUD USD, false", "NOT_IN, NZD AUD, false", "NOT_IN, AUD USD, true"})
    void codesAreOneOfTheNamedOrNone(ConditionOperator operator, String codes, boolean holds) {
        assertThat(holds(Condition.ofList(ConditionField.CURRENCY, operator, List.of(codes.split(" ")))))
                .isEqualTo(holds);
    }

    @Test
    void customersAndTypesAreComparedToo() {
        assertThat(holds(Condition.ofList(
                        ConditionField.CUSTOMER_ID, ConditionOperator.IN, List.of(CUSTOMER.toString()))))
                .isTrue();
        assertThat(holds(Condition.ofList(ConditionField.TYPE, ConditionOperator.NOT_IN, List.of("project"))))
                .isFalse();
        assertThat(holds(Condition.ofFlag(ConditionField.NEW_CUSTOMER, ConditionOperator.EQ, false)))
                .isTrue();
    }

    @Test
    void aRuleMatchesOnlyWhenAllItsConditionsHoldForOneSelection() {
        RuleTerms rule = rule(
                Condition.ofNumber(ConditionField.NET_TOTAL, ConditionOperator.GTE, new BigDecimal("5000")),
                Condition.ofNumber(ConditionField.DISCOUNT_PERCENT, ConditionOperator.GT, new BigDecimal("0.10")));
        StatedValues cheapWithDiscount = facts("4000", "15", "34", false).stated();
        StatedValues dearWithout = facts("6000", "5", "34", false).stated();
        StatedValues both = facts("6000", "15", "34", false).stated();

        assertThat(RuleEvaluation.because(rule, List.of(cheapWithDiscount, dearWithout)))
                .isEmpty();
        assertThat(RuleEvaluation.because(rule, List.of(cheapWithDiscount, both)))
                .contains(List.of(
                        "With all options: Net total in base currency 6000 is at least 5000.",
                        "With all options: Discount 15 % is above 10 %."));
    }

    @Test
    void whatFailsIsToldWithValueAndThreshold() {
        assertThat(RuleEvaluation.whyNot(
                        USUAL.get(0),
                        List.of(net("4200.00").stated(), net("4999.99").stated())))
                .containsExactly(
                        "Net total in base currency 4200.00 is not at least 5000.",
                        "With all options: Net total in base currency 4999.99 is not at least 5000.");
    }

    @Test
    void whatAMarginIsStaysWithThoseWhoMaySeeCosts() {
        List<String> because = RuleEvaluation.because(
                        USUAL.get(4), List.of(facts("1", "0", "12.5", false).stated()))
                .orElseThrow();

        assertThat(because).containsExactly("Margin 12.5 % is below 20 %.");
        assertThat(RuleEvaluation.visible(caller("quotes.view_cost"), because)).isEqualTo(because);
        assertThat(RuleEvaluation.visible(caller("approvals.view"), because))
                .hasSize(1)
                .noneMatch(sentence -> sentence.contains("12.5") || sentence.contains("20"));
    }

    @Test
    void theTypesOfRulesAreThoseOfQuotes() {
        // Approval must not know quotes, so it has the names a second time.
        assertThat(Stream.of(QuoteType.values()).map(QuoteType::wireName))
                .containsExactlyInAnyOrderElementsOf(ConditionReader.TYPES);
    }

    @Test
    void numbersOfCodesAreNotAskedFor() {
        StatedValues values = net("1").stated();

        assertThatThrownBy(() -> values.number(ConditionField.CURRENCY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> values.code(ConditionField.NET_TOTAL)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean holds(Condition condition) {
        return RuleEvaluation.because(rule(condition), List.of(net("100").stated()))
                .isPresent();
    }

    private static List<String> matching(ApprovalFacts... selections) {
        return RuleEvaluation.matches(
                        USUAL, Stream.of(selections).map(ApprovalFacts::stated).toList())
                .stream()
                .map(RuleMatch::name)
                .toList();
    }

    private static ApprovalFacts net(String net) {
        return facts(net, "0", "34", false);
    }

    private static ApprovalFacts facts(String net, String discount, @Nullable String margin, boolean newCustomer) {
        return new ApprovalFacts(
                new BigDecimal(net),
                new BigDecimal(net),
                new BigDecimal(discount),
                margin == null ? null : new BigDecimal(margin),
                "NZD",
                CUSTOMER,
                "project",
                newCustomer,
                30);
    }

    private static RuleTerms rule(Condition... conditions) {
        return new RuleTerms(
                CUSTOMER, "A rule", 1, List.of(conditions), new Approver(Approver.Kind.ROLE, CUSTOMER), 1, true);
    }

    private static RuleTerms terms(UsualRule rule) {
        ConditionField field =
                Objects.requireNonNull(new ApprovalColumns.OfField().convertToEntityAttribute(rule.field()));
        ConditionOperator operator =
                Objects.requireNonNull(new ApprovalColumns.OfOperator().convertToEntityAttribute(rule.operator()));
        Condition condition = rule.threshold() == null
                ? Condition.ofFlag(field, operator, true)
                : Condition.ofNumber(field, operator, rule.threshold());
        return new RuleTerms(
                new UUID(0, rule.ordinal()),
                rule.name(),
                rule.level(),
                List.of(condition),
                new Approver(Approver.Kind.ROLE, CUSTOMER),
                1,
                true);
    }

    private static Caller caller(String permission) {
        return new Caller(new OrganizationId(CUSTOMER), new UserId(CUSTOMER), Set.of(permission));
    }
}

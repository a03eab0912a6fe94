package com.pivotalflow.ratecard;

import static com.pivotalflow.ratecard.PriceListFixture.card;
import static com.pivotalflow.ratecard.PriceListFixture.category;
import static com.pivotalflow.ratecard.PriceListFixture.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.ratecard.PriceCandidates.Card;
import com.pivotalflow.ratecard.PriceCandidates.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table P1–P9 of specification 7 and what it leaves open. Permissions are the quote's to check, so P2 is not here. */
class PriceResolverTest {

    private static final String DAY = "2026-03-31";

    /** A line is written {@code price=… code=… category=… role=… unit=…}, an outcome {@code price rule card} or an error. */
    @ParameterizedTest(name = "{0}: {1} in {2} on {3} gives {4}")
    @CsvSource(delimiter = '|', textBlock = """
            P1  | price=175                                | NZD | 2026-03-31 | 175 explicit
            P3  | code=ENG-HR category=Development role=Senior | NZD | 2026-03-31 | 152.5 item_code Standard
            P4a | category=Development role=Senior         | NZD | 2026-03-31 | 189 category_role Standard
            P4b | category=Development role=Junior         | NZD | 2026-03-31 | 141.75 category Standard
            P4c | category=Development                     | NZD | 2026-03-31 | 141.75 category Standard
            P5  | code=ENG-HX category=Development         | NZD | 2026-03-31 | RATE_ITEM_NOT_FOUND /lines/0/itemCode
            P6a | code=QA-DAY                              | NZD | 2026-03-31 | 1120 item_code Legacy
            P6b | code=QA-DAY                              | NZD | 2026-04-01 | RATE_ITEM_NOT_EFFECTIVE /lines/0/itemCode
            P7  | code=ENG-HR                              | EUR | 2026-03-31 | RATE_CURRENCY_MISMATCH /lines/0/itemCode
            P7b | category=Development                     | EUR | 2026-03-31 | RATE_CURRENCY_MISMATCH /lines/0/serviceCategoryId
            P8a | category=Design                          | NZD | 2026-03-31 | RATE_CATEGORY_NOT_FOUND /lines/0/serviceCategoryId
            P8b | unit=hour                                | NZD | 2026-03-31 | PRICE_SOURCE_MISSING /lines/0
            P9a | code=ENG-HR                              | NZD | 2027-01-01 | RATE_CARD_MISSING /lines/0
            P9b | category=Development                     | NZD | 2025-06-30 | RATE_CARD_MISSING /lines/0
            first day   | code=ENG-HR                      | NZD | 2026-01-01 | 152.5 item_code Standard
            last day    | code=ENG-HR                      | NZD | 2026-12-31 | 152.5 item_code Standard
            day before  | code=ENG-HR                      | NZD | 2025-12-31 | RATE_ITEM_NOT_EFFECTIVE /lines/0/itemCode
            other case  | code=eng-hr                      | NZD | 2026-03-31 | RATE_ITEM_NOT_FOUND /lines/0/itemCode
            other unit  | category=Development unit=day    | NZD | 2026-03-31 | RATE_CATEGORY_NOT_FOUND /lines/0/serviceCategoryId
            unit's case | category=Development unit=Hour   | NZD | 2026-03-31 | RATE_CATEGORY_NOT_FOUND /lines/0/serviceCategoryId
            role alone  | role=Senior                      | NZD | 2026-03-31 | PRICE_SOURCE_MISSING /lines/0
            only in USD | code=ENG-HR                      | USD | 2026-03-31 | 95 item_code Offshore
            match in NZD | category=Development            | USD | 2026-03-31 | RATE_CURRENCY_MISMATCH /lines/0/serviceCategoryId
            match in NZD | code=QA-DAY                     | USD | 2026-03-31 | RATE_CURRENCY_MISMATCH /lines/0/itemCode
            ended in NZD | code=QA-DAY                     | USD | 2026-04-01 | RATE_ITEM_NOT_EFFECTIVE /lines/0/itemCode
            """)
    void ruleOfTheSpecificationHolds(String name, String line, String currency, String date, String outcome) {
        PriceQuery query = new PriceQuery(LocalDate.parse(date), currency, Optional.empty(), List.of(line(line)));

        PriceResolution resolution = resolve(PriceListFixture.ofTheSpecification(), query);

        assertThat(outcome(resolution)).isEqualTo(outcome);
    }

    @Test
    void explicitPriceKeepsTheRateOfTheItemThatItsCodeFinds() {
        ResolvedPrice price = price(PriceListFixture.ofTheSpecification(), "price=175 code=QA-DAY");

        assertThat(price.unitPrice()).isEqualTo(UnitPrice.of("175"));
        assertThat(price.rule()).isEqualTo(PriceRule.EXPLICIT);
        assertThat(price.listUnitPrice()).contains(UnitPrice.of("1120"));
        assertThat(price.rateCard()).contains(card("Legacy"));
        assertThat(price.taxClass()).contains(PriceListFixture.GST);
        assertThat(price.unit()).isEqualTo("day");
    }

    @Test
    void explicitPriceIsNoErrorWhenItsCodeFindsNothing() {
        ResolvedPrice price =
                price(PriceListFixture.ofTheSpecification(), "price=175 code=ENG-HX category=Development");

        assertThat(price.listUnitPrice()).isEmpty();
        assertThat(price.taxClass()).isEmpty();
        assertThat(price.rateCardItem()).isEmpty();
        assertThat(price.unit()).isEqualTo("hour");
    }

    @Test
    void explicitPriceOfZeroIsAPrice() {
        assertThat(price(PriceListFixture.ofTheSpecification(), "price=0").unitPrice())
                .isEqualTo(UnitPrice.of("0"));
    }

    @Test
    void itemGivesUnitAndCostUnlessTheLineNamesAUnit() {
        PriceListFixture list = PriceListFixture.ofTheSpecification();

        assertThat(price(list, "code=QA-DAY").unit()).isEqualTo("day");
        assertThat(price(list, "code=QA-DAY unit=hour").unit()).isEqualTo("hour");
        assertThat(price(list, "code=QA-DAY").unitCost()).isPresent();
    }

    @Test
    void roleIsTriedOnAllCardsBeforeTheCategoryAloneIsTriedOnAny() {
        PriceListFixture list = new PriceListFixture()
                .card("First", "NZD", "default", "2026-01-01", null)
                .item("First", null, "Development", null, "hour", "100")
                .card("Second", "NZD", "", "2026-01-01", null)
                .item("Second", null, "Development", "Senior", "hour", "200");

        assertThat(price(list, "category=Development role=Senior").unitPrice()).isEqualTo(UnitPrice.of("200"));
    }

    @Test
    void defaultCardComesFirstEvenIfOlder() {
        PriceListFixture list = new PriceListFixture()
                .card("New", "NZD", "", "2026-03-01", null)
                .item("New", "A", "Development", null, "hour", "1")
                .card("Usual", "NZD", "default", "2020-01-01", null)
                .item("Usual", "A", "Development", null, "hour", "2");

        assertThat(price(list, "code=A").rateCard()).contains(card("Usual"));
    }

    @Test
    void newestCardComesFirstAmongTheOthers() {
        PriceListFixture list = new PriceListFixture()
                .card("Old", "NZD", "", "2025-01-01", null)
                .item("Old", "A", "Development", null, "hour", "1")
                .card("New", "NZD", "", "2026-03-01", null)
                .item("New", "A", "Development", null, "hour", "2");

        assertThat(price(list, "code=A").rateCard()).contains(card("New"));
    }

    @Test
    void idDecidesBetweenCardsOfOneDayAsThePostgresOrderOfUuidsDoes() {
        Period open = new Period(LocalDate.parse("2026-01-01"), null);
        Card low = new Card(
                new RateCardId(UUID.fromString("01970000-0000-7000-8000-000000000000")), "NZD", false, true, open);
        // Signed, as Java compares UUIDs, this one would come first.
        Card high = new Card(
                new RateCardId(UUID.fromString("f1970000-0000-7000-8000-000000000000")), "NZD", false, true, open);

        assertThat(List.of(high, low)).isSortedAccordingTo(Card.ORDER.reversed());
    }

    @Test
    void cardWithoutAMatchIsPassedOver() {
        PriceListFixture list = new PriceListFixture()
                .card("Usual", "NZD", "default", "2026-01-01", null)
                .item("Usual", "B", "Development", null, "hour", "1")
                .card("Other", "NZD", "", "2025-01-01", null)
                .item("Other", "A", "Development", null, "hour", "2");

        assertThat(price(list, "code=A").rateCard()).contains(card("Other"));
    }

    @Test
    void itemCountsOnlyInItsOwnPeriod() {
        PriceListFixture list = new PriceListFixture()
                .card("Usual", "NZD", "default", "2026-01-01", null)
                .item("Usual", "A", "Development", null, "hour", "1", until("2026-03-30"))
                .item("Usual", "A", "Development", null, "hour", "2", from("2026-03-31"))
                .item("Usual", "B", "Development", null, "day", "3", until("2026-03-30"))
                .item("Usual", "C", "Development", null, "day", "4", from("2026-04-01"));

        assertThat(price(list, "code=A").unitPrice()).isEqualTo(UnitPrice.of("2"));
        assertThat(codes(list, "code=B", "code=C", "category=Development unit=day"))
                .containsExactly("RATE_ITEM_NOT_EFFECTIVE", "RATE_ITEM_NOT_EFFECTIVE", "RATE_CATEGORY_NOT_FOUND");
    }

    @Test
    void inactiveCardIsAsIfThereWereNone() {
        PriceListFixture list = new PriceListFixture()
                .card("Usual", "NZD", "default inactive", "2026-01-01", null)
                .item("Usual", "A", "Development", null, "hour", "1");

        assertThat(codes(list, "code=A")).containsExactly("RATE_CARD_MISSING");
    }

    @Test
    void namedCardAloneIsPricedFrom() {
        PriceListFixture list = PriceListFixture.ofTheSpecification();

        assertThat(errors(list, "Legacy", DAY, "code=ENG-HR"))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/lines/0/itemCode", "RATE_ITEM_NOT_FOUND"));
        assertThat(errors(list, "Legacy", DAY, "code=QA-DAY")).isEmpty();
    }

    @Test
    void namedCardThatCannotBeUsedIsOneErrorForAllLinesItFails() {
        PriceListFixture list =
                PriceListFixture.ofTheSpecification().card("Gone", "NZD", "inactive", "2026-01-01", null);

        assertThat(errors(list, "Legacy", "2026-04-01", "code=QA-DAY", "category=Development", "price=1"))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/rateCardId", "RATE_CARD_NOT_EFFECTIVE"));
        assertThat(errors(list, "Gone", DAY, "code=ENG-HR"))
                .extracting(FieldError::code)
                .containsExactly("RATE_CARD_NOT_EFFECTIVE");
        assertThat(errors(list, "Offshore", DAY, "code=ENG-HR"))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/rateCardId", "RATE_CURRENCY_MISMATCH"));
        assertThat(errors(list, "Nowhere", DAY, "code=ENG-HR"))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/rateCardId", "REFERENCE_NOT_FOUND"));
    }

    @Test
    void namedCardThatCannotBeUsedIsNoErrorWhereEveryLineStatesItsPrice() {
        assertThat(errors(PriceListFixture.ofTheSpecification(), "Legacy", "2026-04-01", "price=1 code=QA-DAY"))
                .isEmpty();
    }

    @Test
    void allLinesWithoutAPriceAreNamedAtOnceAndTheOthersKeepTheirs() {
        PriceQuery query = query(null, DAY, "code=ENG-HX", "code=ENG-HR", "unit=day", "category=Design", "price=1");

        PriceResolution resolution = resolve(PriceListFixture.ofTheSpecification(), query);

        assertThat(resolution.isComplete()).isFalse();
        assertThat(resolution.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/lines/0/itemCode", "/lines/2", "/lines/3/serviceCategoryId");
        assertThat(resolution.lines()).extracting(Optional::isPresent).containsExactly(false, true, false, false, true);
    }

    private static Period until(String date) {
        return new Period(LocalDate.parse("2026-01-01"), LocalDate.parse(date));
    }

    private static Period from(String date) {
        return new Period(LocalDate.parse(date), null);
    }

    private static PriceResolution resolve(PriceListFixture list, PriceQuery query) {
        return PriceResolver.resolve(query, list.loadedFor(query));
    }

    private static ResolvedPrice price(PriceListFixture list, String line) {
        return resolve(list, query(null, DAY, line)).lines().get(0).orElseThrow();
    }

    private static List<String> codes(PriceListFixture list, String... lines) {
        return resolve(list, query(null, DAY, lines)).errors().stream()
                .map(FieldError::code)
                .toList();
    }

    private static List<FieldError> errors(PriceListFixture list, String card, String date, String... lines) {
        return resolve(list, query(card, date, lines)).errors();
    }

    private static PriceQuery query(@Nullable String card, String date, String... lines) {
        return new PriceQuery(
                LocalDate.parse(date),
                "NZD",
                Optional.ofNullable(card).map(PriceListFixture::card),
                Arrays.stream(lines).map(PriceResolverTest::line).toList());
    }

    private static PriceQuery.Line line(String text) {
        var terms = Arrays.stream(text.split(" "))
                .map(term -> term.split("=", 2))
                .collect(Collectors.toMap(term -> term[0], term -> term[1]));
        String price = terms.get("price");
        String category = terms.get("category");
        String role = terms.get("role");
        return new PriceQuery.Line(
                price == null ? null : UnitPrice.of(price),
                terms.get("code"),
                category == null ? null : category(category),
                role == null ? null : role(role),
                terms.get("unit"));
    }

    private static String outcome(PriceResolution resolution) {
        return resolution
                .lines()
                .get(0)
                .map(PriceResolverTest::outcome)
                .orElseGet(() -> resolution.errors().stream()
                        .map(error -> error.code() + " " + error.pointer())
                        .collect(Collectors.joining(", ")));
    }

    private static String outcome(ResolvedPrice price) {
        String card = List.of("Standard", "Legacy", "Offshore").stream()
                .filter(name -> price.rateCard().equals(Optional.of(card(name))))
                .map(name -> " " + name)
                .findFirst()
                .orElse("");
        return price.unitPrice().value().toPlainString() + " "
                + price.rule().name().toLowerCase(Locale.ROOT) + card;
    }
}

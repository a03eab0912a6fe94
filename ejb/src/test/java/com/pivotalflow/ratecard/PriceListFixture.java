package com.pivotalflow.ratecard;

import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.ratecard.PriceCandidates.Card;
import com.pivotalflow.ratecard.PriceCandidates.Item;
import com.pivotalflow.ratecard.PriceCandidates.Period;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cards and items written as text, and the reader of what the repository would load of them. */
final class PriceListFixture {

    static final TaxClassId GST = new TaxClassId(uuid("GST"));

    private final List<Card> cards = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    /** The cards of specification 7. */
    static PriceListFixture ofTheSpecification() {
        return new PriceListFixture()
                .card("Standard", "NZD", "default", "2026-01-01", "2026-12-31")
                .item("Standard", "ENG-HR", "Operations", null, "hour", "152.50")
                .item("Standard", null, "Development", "Senior", "hour", "189.00")
                .item("Standard", null, "Development", null, "hour", "141.75")
                .card("Legacy", "NZD", "", "2025-07-01", "2026-03-31")
                .item("Legacy", "QA-DAY", "Quality", null, "day", "1120.00")
                .card("Offshore", "USD", "", "2026-01-01", "2026-12-31")
                .item("Offshore", "ENG-HR", "Operations", null, "hour", "95.00");
    }

    /** Adds a card; flags are {@code default} and {@code inactive}. */
    PriceListFixture card(String name, String currency, String flags, String from, @Nullable String until) {
        cards.add(new Card(
                card(name),
                currency,
                flags.contains("default"),
                !flags.contains("inactive"),
                new Period(LocalDate.parse(from), until == null ? null : LocalDate.parse(until))));
        return this;
    }

    /** Adds an item with the period of its card and a cost of half its rate. */
    PriceListFixture item(
            String card, @Nullable String code, String category, @Nullable String role, String unit, String rate) {
        Period period = cards.stream()
                .filter(known -> known.id().equals(card(card)))
                .findFirst()
                .orElseThrow()
                .period();
        return item(card, code, category, role, unit, rate, period);
    }

    /** Adds an item with a period of its own. */
    PriceListFixture item(
            String card,
            @Nullable String code,
            String category,
            @Nullable String role,
            String unit,
            String rate,
            Period period) {
        items.add(new Item(
                item(card, rate),
                card(card),
                code,
                category(category),
                role == null ? null : role(role),
                unit,
                UnitPrice.of(rate),
                UnitCost.of("7.5"),
                GST,
                period));
        return this;
    }

    /** What the repository's two statements would give, turned round to show that the order of rows is no matter. */
    PriceCandidates loadedFor(PriceQuery query) {
        List<Card> loaded = new ArrayList<>(cards.stream()
                .filter(card -> query.rateCard().isPresent()
                        ? query.rateCard().equals(Optional.of(card.id()))
                        : card.isEffective(query.date()))
                .toList());
        Collections.reverse(loaded);
        List<Item> found = items.stream()
                .filter(item -> query.rateCard().map(item.card()::equals).orElse(true))
                .filter(item -> cardOf(item).isActive())
                .filter(item -> query.lines().stream().anyMatch(line -> selects(line, item, query.date())))
                .toList();
        return new PriceCandidates(loaded, found);
    }

    static RateCardId card(String name) {
        return new RateCardId(uuid("card " + name));
    }

    static RateCardItemId item(String card, String rate) {
        return new RateCardItemId(uuid("item " + card + " " + rate));
    }

    static ServiceCategoryId category(String name) {
        return new ServiceCategoryId(uuid("category " + name));
    }

    static DeliveryRoleId role(String name) {
        return new DeliveryRoleId(uuid("role " + name));
    }

    private boolean selects(PriceQuery.Line line, Item item, LocalDate date) {
        if (line.itemCode() != null) {
            return line.itemCode().equals(item.code());
        }
        return item.category().equals(line.category())
                && item.period().contains(date)
                && cardOf(item).isEffective(date);
    }

    private Card cardOf(Item item) {
        return cards.stream()
                .filter(card -> card.id().equals(item.card()))
                .findFirst()
                .orElseThrow();
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}

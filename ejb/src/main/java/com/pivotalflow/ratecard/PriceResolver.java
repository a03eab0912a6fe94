package com.pivotalflow.ratecard;

import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.ratecard.PriceCandidates.Card;
import com.pivotalflow.ratecard.PriceCandidates.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of price resolution (specification 7) over what was read; no database, no clock.
 *
 * <p>Cards are tried default first, then the newest, then by id; for each rule all cards are tried before the next rule.
 * A line with an item code is priced by it or not at all. Whether the caller may state prices is not decided here.
 */
final class PriceResolver {

    private static final String USUAL_UNIT = "hour";

    private final PriceQuery query;
    private final List<Card> effective;
    private final List<Card> usable;
    private final @Nullable FieldError cardError;
    private final Map<String, List<Item>> byCode = new HashMap<>();
    private final Map<Selector, List<Item>> bySelector = new HashMap<>();

    private PriceResolver(PriceQuery query, PriceCandidates candidates) {
        this.query = query;
        this.effective = candidates.cards().stream()
                .filter(card -> card.isEffective(query.date()))
                .sorted(Card.ORDER)
                .toList();
        this.usable = effective.stream()
                .filter(card -> card.currency().equals(query.currency()))
                .toList();
        this.cardError = errorOfNamedCard(query, candidates.cards(), effective, usable);
        for (Item item : candidates.items()) {
            if (item.code() != null) {
                byCode.computeIfAbsent(item.code(), code -> new ArrayList<>()).add(item);
            }
            bySelector
                    .computeIfAbsent(new Selector(item.category(), item.role(), item.unit()), key -> new ArrayList<>())
                    .add(item);
        }
    }

    /** Prices the lines of the query. */
    static PriceResolution resolve(PriceQuery query, PriceCandidates candidates) {
        return new PriceResolver(query, candidates).resolve();
    }

    private PriceResolution resolve() {
        List<Optional<ResolvedPrice>> prices = new ArrayList<>();
        // A set, because lines that fail for the named card's sake share one error.
        Set<FieldError> errors = new LinkedHashSet<>();
        for (int i = 0; i < query.lines().size(); i++) {
            Optional<ResolvedPrice> price = price(query.lines().get(i));
            prices.add(price);
            if (price.isEmpty()) {
                errors.add(reason(query.lines().get(i), "/lines/" + i));
            }
        }
        return new PriceResolution(prices, List.copyOf(errors));
    }

    private Optional<ResolvedPrice> price(PriceQuery.Line line) {
        Optional<Match> match = match(line);
        if (line.unitPrice() != null) {
            return Optional.of(explicit(line, line.unitPrice(), match));
        }
        return match.map(found -> new ResolvedPrice(
                found.item().rate(),
                unit(line, match),
                Optional.of(found.item().taxClass()),
                Optional.ofNullable(found.item().cost()),
                found.rule(),
                Optional.of(found.item().card()),
                Optional.of(found.item().id()),
                Optional.of(found.item().rate())));
    }

    private static ResolvedPrice explicit(PriceQuery.Line line, UnitPrice stated, Optional<Match> match) {
        Optional<Item> item = match.map(Match::item);
        return new ResolvedPrice(
                stated,
                unit(line, match),
                item.map(Item::taxClass),
                item.flatMap(found -> Optional.ofNullable(found.cost())),
                PriceRule.EXPLICIT,
                item.map(Item::card),
                item.map(Item::id),
                item.map(Item::rate));
    }

    private static String unit(PriceQuery.Line line, Optional<Match> match) {
        if (line.unit() != null) {
            return line.unit();
        }
        return match.filter(found -> found.rule() == PriceRule.ITEM_CODE)
                .map(found -> found.item().unit())
                .orElse(USUAL_UNIT);
    }

    private Optional<Match> match(PriceQuery.Line line) {
        if (line.itemCode() != null) {
            return first(usable, byCode.get(line.itemCode()), PriceRule.ITEM_CODE);
        }
        return byCategory(usable, line);
    }

    private Optional<Match> byCategory(List<Card> cards, PriceQuery.Line line) {
        ServiceCategoryId category = line.category();
        if (category == null) {
            return Optional.empty();
        }
        String unit = line.unit() == null ? USUAL_UNIT : line.unit();
        Optional<Match> exact = line.role() == null
                ? Optional.empty()
                : first(cards, bySelector.get(new Selector(category, line.role(), unit)), PriceRule.CATEGORY_ROLE);
        return exact.or(() -> first(cards, bySelector.get(new Selector(category, null, unit)), PriceRule.CATEGORY));
    }

    private Optional<Match> first(List<Card> cards, @Nullable List<Item> items, PriceRule rule) {
        if (items == null) {
            return Optional.empty();
        }
        return cards.stream()
                .flatMap(card -> items.stream().filter(item -> item.card().equals(card.id())))
                .filter(item -> item.period().contains(query.date()))
                .findFirst()
                .map(item -> new Match(item, rule));
    }

    private FieldError reason(PriceQuery.Line line, String pointer) {
        if (line.itemCode() == null && line.category() == null) {
            return new FieldError(
                    pointer, "PRICE_SOURCE_MISSING", "The line has no unit price, no item code and no category.");
        }
        if (cardError != null) {
            return cardError;
        }
        if (effective.isEmpty()) {
            return new FieldError(pointer, "RATE_CARD_MISSING", "No rate card is active on " + query.date() + ".");
        }
        return line.itemCode() == null
                ? reasonOfCategory(line, pointer + "/serviceCategoryId")
                : reasonOfCode(line.itemCode(), pointer + "/itemCode");
    }

    private FieldError reasonOfCode(String code, String pointer) {
        List<Item> known = byCode.getOrDefault(code, List.of());
        if (usable.isEmpty() || first(effective, known, PriceRule.ITEM_CODE).isPresent()) {
            return currencyMismatch(query, pointer);
        }
        return known.isEmpty()
                ? new FieldError(pointer, "RATE_ITEM_NOT_FOUND", "No rate card has an item with this code.")
                : new FieldError(pointer, "RATE_ITEM_NOT_EFFECTIVE", "The item has no price on " + query.date() + ".");
    }

    private FieldError reasonOfCategory(PriceQuery.Line line, String pointer) {
        if (usable.isEmpty() || byCategory(effective, line).isPresent()) {
            return currencyMismatch(query, pointer);
        }
        return new FieldError(
                pointer, "RATE_CATEGORY_NOT_FOUND", "No rate card has a price for this category, role and unit.");
    }

    private static FieldError currencyMismatch(PriceQuery query, String pointer) {
        return new FieldError(
                pointer, "RATE_CURRENCY_MISMATCH", "There is a price, but not in " + query.currency() + ".");
    }

    private static @Nullable FieldError errorOfNamedCard(
            PriceQuery query, List<Card> cards, List<Card> effective, List<Card> usable) {
        String pointer = "/rateCardId";
        if (query.rateCard().isEmpty() || !usable.isEmpty()) {
            return null;
        }
        if (cards.isEmpty()) {
            return new FieldError(pointer, "REFERENCE_NOT_FOUND", "There is no such rate card.");
        }
        return effective.isEmpty()
                ? new FieldError(
                        pointer, "RATE_CARD_NOT_EFFECTIVE", "The rate card is not in use on " + query.date() + ".")
                : currencyMismatch(query, pointer);
    }

    private record Selector(
            ServiceCategoryId category, @Nullable DeliveryRoleId role, String unit) {}

    private record Match(Item item, PriceRule rule) {}
}

package com.pivotalflow.document;

import com.pivotalflow.document.QuoteDifference.DiscountChange;
import com.pivotalflow.document.QuoteDifference.Discounts;
import com.pivotalflow.document.QuoteDifference.FieldChange;
import com.pivotalflow.document.QuoteDifference.GroupChange;
import com.pivotalflow.document.QuoteDifference.Groups;
import com.pivotalflow.document.QuoteDifference.PlacedDiscount;
import com.pivotalflow.document.QuoteDifference.PlacedGroup;
import com.pivotalflow.document.QuoteDifference.Terms;
import com.pivotalflow.document.QuoteDifference.TotalsDelta;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Compares two documents part by part. */
final class DocumentComparison {

    /** Compared in their own ways, as lists of parts are; the version not at all. */
    private static final Set<String> NOT_IN_HEADER = Set.of("version", "termsConditions", "totals");

    private DocumentComparison() {}

    static QuoteDifference of(NamedDocument one, NamedDocument other) {
        QuoteDocument from = one.document();
        QuoteDocument to = other.document();
        if (!from.currency().equals(to.currency())) {
            throw new CurrencyMismatchException(from.currency(), to.currency());
        }
        List<FieldChange> header = DocumentFields.changes(header(from), header(to), NOT_IN_HEADER);
        Terms terms = TextComparison.of(from.termsConditions(), to.termsConditions());
        Discounts discounts = discounts(from, to);
        Groups groups = groups(from, to);
        LineDifference lines = LineComparison.of(from.lines(), to.lines());
        boolean identical = header.isEmpty()
                && !terms.changed()
                && discounts.equals(new Discounts(List.of(), List.of(), List.of()))
                && groups.equals(new Groups(List.of(), List.of(), List.of()))
                && lines.equals(new LineDifference(List.of(), List.of(), List.of(), List.of()))
                && from.totals().equals(to.totals());
        return new QuoteDifference(
                one.label(),
                other.label(),
                header,
                terms,
                discounts,
                groups,
                lines,
                delta(from.totals(), to.totals()),
                identical);
    }

    /** The document without its lists of parts. */
    static QuoteDocument header(QuoteDocument document) {
        return new QuoteDocument(
                document.schema(),
                document.quoteNumber(),
                document.version(),
                document.organization(),
                document.customer(),
                document.title(),
                document.description(),
                document.type(),
                document.currency(),
                document.taxPolicy(),
                document.validFrom(),
                document.validUntil(),
                document.termsConditions(),
                document.notes(),
                document.depositPercent(),
                List.of(),
                List.of(),
                List.of(),
                document.totals(),
                document.taxBreakdown());
    }

    /** The document's discounts by their places. */
    static Map<Integer, PlacedDiscount> placedDiscounts(QuoteDocument document) {
        Map<Integer, PlacedDiscount> placed = new LinkedHashMap<>();
        for (QuoteDocument.Discount discount : document.discounts()) {
            int position = placed.size() + 1;
            placed.put(
                    position,
                    new PlacedDiscount(
                            position, discount.kind(), discount.value(), discount.label(), discount.amount()));
        }
        return placed;
    }

    /** The document's groups by their codes. */
    static Map<String, PlacedGroup> placedGroups(QuoteDocument document) {
        Map<String, PlacedGroup> placed = new LinkedHashMap<>();
        for (QuoteDocument.Group group : document.groups()) {
            placed.put(group.code(), new PlacedGroup(placed.size() + 1, group.code(), group.title(), group.choose()));
        }
        return placed;
    }

    private static Discounts discounts(QuoteDocument from, QuoteDocument to) {
        Map<Integer, PlacedDiscount> before = placedDiscounts(from);
        Map<Integer, PlacedDiscount> after = placedDiscounts(to);
        List<DiscountChange> changed = new ArrayList<>();
        changes(before, after, (place, changes) -> changed.add(new DiscountChange(place, changes)));
        return new Discounts(without(after, before), without(before, after), changed);
    }

    private static Groups groups(QuoteDocument from, QuoteDocument to) {
        Map<String, PlacedGroup> before = placedGroups(from);
        Map<String, PlacedGroup> after = placedGroups(to);
        List<GroupChange> changed = new ArrayList<>();
        changes(before, after, (code, changes) -> changed.add(new GroupChange(code, changes)));
        return new Groups(without(after, before), without(before, after), changed);
    }

    private static <K, P extends Record> void changes(
            Map<K, P> before, Map<K, P> after, BiConsumer<K, List<FieldChange>> found) {
        before.forEach((name, old) -> {
            P now = after.get(name);
            List<FieldChange> changes = now == null ? List.of() : DocumentFields.changes(old, now, Set.of());
            if (!changes.isEmpty()) {
                found.accept(name, changes);
            }
        });
    }

    private static <K, P> List<P> without(Map<K, P> parts, Map<K, P> others) {
        Map<K, P> rest = new LinkedHashMap<>(parts);
        rest.keySet().removeAll(others.keySet());
        return List.copyOf(rest.values());
    }

    private static TotalsDelta delta(QuoteDocument.Totals from, QuoteDocument.Totals to) {
        Function<Function<QuoteDocument.Totals, String>, String> less = total -> new BigDecimal(total.apply(to))
                .subtract(new BigDecimal(total.apply(from)))
                .toPlainString();
        return new TotalsDelta(
                less.apply(QuoteDocument.Totals::subtotal),
                less.apply(QuoteDocument.Totals::discountTotal),
                less.apply(QuoteDocument.Totals::includedTax),
                less.apply(QuoteDocument.Totals::netTotal),
                less.apply(QuoteDocument.Totals::taxTotal),
                less.apply(QuoteDocument.Totals::grandTotal));
    }
}

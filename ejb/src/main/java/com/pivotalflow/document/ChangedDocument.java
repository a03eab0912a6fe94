package com.pivotalflow.document;

import com.pivotalflow.document.LineDifference.LineChange;
import com.pivotalflow.document.LineDifference.LineMove;
import com.pivotalflow.document.QuoteDifference.FieldChange;
import com.pivotalflow.document.QuoteDifference.PlacedDiscount;
import com.pivotalflow.document.QuoteDifference.PlacedGroup;
import com.pivotalflow.document.QuoteDifference.TotalsDelta;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A document with a difference applied to it, part by part. */
final class ChangedDocument {

    private final QuoteDocument from;
    private final QuoteDifference difference;

    ChangedDocument(QuoteDocument from, QuoteDifference difference) {
        this.from = from;
        this.difference = difference;
    }

    QuoteDocument with(int version) {
        QuoteDocument head =
                DocumentFields.changed(DocumentComparison.header(from), difference.header(), QuoteDocument.class);
        return new QuoteDocument(
                head.schema(),
                head.quoteNumber(),
                version,
                head.organization(),
                head.customer(),
                head.title(),
                head.description(),
                head.type(),
                head.currency(),
                head.taxPolicy(),
                head.validFrom(),
                head.validUntil(),
                TextComparison.changed(from.termsConditions(), difference.terms()),
                head.notes(),
                head.depositPercent(),
                groups(),
                discounts(),
                lines(),
                totals(),
                head.taxBreakdown());
    }

    private List<QuoteDocument.Discount> discounts() {
        Map<Integer, PlacedDiscount> placed = DocumentComparison.placedDiscounts(from);
        QuoteDifference.Discounts discounts = difference.discounts();
        discounts.removed().forEach(gone -> placed.remove(gone.position()));
        discounts
                .changed()
                .forEach(change -> placed.computeIfPresent(
                        change.position(),
                        (place, old) -> DocumentFields.changed(old, change.changes(), PlacedDiscount.class)));
        discounts.added().forEach(added -> placed.put(added.position(), added));
        return placed.values().stream()
                .sorted(Comparator.comparing(PlacedDiscount::position))
                .map(discount -> new QuoteDocument.Discount(
                        discount.kind(), discount.value(), discount.label(), discount.amount()))
                .toList();
    }

    private List<QuoteDocument.Group> groups() {
        Map<String, PlacedGroup> placed = DocumentComparison.placedGroups(from);
        QuoteDifference.Groups groups = difference.groups();
        groups.removed().forEach(gone -> placed.remove(gone.code()));
        groups.changed()
                .forEach(change -> placed.computeIfPresent(
                        change.code(),
                        (code, old) -> DocumentFields.changed(old, change.changes(), PlacedGroup.class)));
        groups.added().forEach(added -> placed.put(added.code(), added));
        return placed.values().stream()
                .sorted(Comparator.comparing(PlacedGroup::position))
                .map(group -> new QuoteDocument.Group(group.code(), group.title(), group.choose()))
                .toList();
    }

    /** Added and moved lines know their places; the others fill what is left, in the order they had. */
    private List<QuoteDocument.Line> lines() {
        Map<UUID, QuoteDocument.Line> staying = new LinkedHashMap<>();
        from.lines().forEach(line -> staying.put(line.key(), line));
        difference.lines().removed().forEach(line -> staying.remove(line.key()));

        Map<Integer, QuoteDocument.Line> placed = new TreeMap<>();
        difference.lines().added().forEach(line -> placed.put(line.position(), line));
        for (LineMove move : difference.lines().moved()) {
            QuoteDocument.Line line = staying.remove(move.key());
            if (line == null) {
                throw new IllegalArgumentException("the document has no line " + move.key());
            }
            placed.put(move.toPosition(), line);
        }
        int free = 1;
        for (QuoteDocument.Line line : staying.values()) {
            while (placed.containsKey(free)) {
                free++;
            }
            placed.put(free, line);
        }
        return changed(placed);
    }

    private List<QuoteDocument.Line> changed(Map<Integer, QuoteDocument.Line> placed) {
        Map<UUID, List<FieldChange>> changes = new LinkedHashMap<>();
        for (LineChange change : difference.lines().changed()) {
            changes.put(change.key(), change.changes());
        }
        List<QuoteDocument.Line> lines = new ArrayList<>();
        placed.forEach((position, line) -> {
            List<FieldChange> all = new ArrayList<>(changes.getOrDefault(line.key(), List.of()));
            if (line.position() != position) {
                all.add(new FieldChange("position", line.position(), position));
            }
            lines.add(DocumentFields.changed(line, all, QuoteDocument.Line.class));
        });
        return lines;
    }

    private QuoteDocument.Totals totals() {
        QuoteDocument.Totals old = from.totals();
        TotalsDelta delta = difference.totalsDelta();
        return new QuoteDocument.Totals(
                sum(old.subtotal(), delta.subtotal()),
                sum(old.discountTotal(), delta.discountTotal()),
                sum(old.includedTax(), delta.includedTax()),
                sum(old.netTotal(), delta.netTotal()),
                sum(old.taxTotal(), delta.taxTotal()),
                sum(old.grandTotal(), delta.grandTotal()));
    }

    private static String sum(String amount, String delta) {
        return new BigDecimal(amount).add(new BigDecimal(delta)).toPlainString();
    }
}

package com.pivotalflow.document;

import com.pivotalflow.document.LineDifference.LineMove;
import com.pivotalflow.document.QuoteDifference.FieldChange;
import com.pivotalflow.document.QuoteDifference.PlacedDiscount;
import com.pivotalflow.document.QuoteDifference.PlacedGroup;
import com.pivotalflow.document.QuoteDifference.TextLine;
import com.pivotalflow.document.QuoteDifference.TotalsDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A difference in English sentences, one change per line of text, always the same for the same difference:
 *
 * <pre>
 * From version 1 to version 2:
 * Valid until: 2026-05-31 → 2026-06-30.
 * Line 2 "Sensor kit": quantity 3 → 4, net 659.85 → 879.80.
 * Totals: net total +219.95, tax total +32.99, grand total +252.94.
 * </pre>
 */
public final class DifferenceProse {

    private final QuoteDifference difference;
    private final List<String> sentences = new ArrayList<>();

    private DifferenceProse(QuoteDifference difference) {
        this.difference = difference;
    }

    /** The difference as prose; every line ends with a line break. */
    public static String of(QuoteDifference difference) {
        DifferenceProse prose = new DifferenceProse(difference);
        prose.tell();
        return prose.sentences.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private void tell() {
        String from = side(difference.from());
        String to = side(difference.to());
        if (difference.identical()) {
            sentences.add("No difference from %s to %s.".formatted(from, to));
            return;
        }
        sentences.add("From %s to %s:".formatted(from, to));
        for (FieldChange change : difference.header()) {
            sentences.add("%s: %s.".formatted(Wording.heading(change.field()), Wording.sides(change)));
        }
        groups();
        lines();
        discounts();
        totals();
        terms();
    }

    private static String side(String label) {
        return label.equals(NamedDocument.WORKING) ? "the working content" : "version " + label;
    }

    private void groups() {
        for (PlacedGroup group : difference.groups().removed()) {
            sentences.add("Group %s %s removed.".formatted(group.code(), Wording.quoted(group.title())));
        }
        for (PlacedGroup group : difference.groups().added()) {
            sentences.add("Group %s %s added at place %d: choose %s."
                    .formatted(group.code(), Wording.quoted(group.title()), group.position(), group.choose()));
        }
        for (QuoteDifference.GroupChange group : difference.groups().changed()) {
            sentences.add("Group %s: %s.".formatted(group.code(), Wording.changes(group.changes())));
        }
    }

    private void lines() {
        LineDifference lines = difference.lines();
        lines.removed().forEach(line -> line(line, "removed"));
        for (LineMove move : lines.moved()) {
            // As others came or went around it, its number can be what it was.
            String sentence = move.fromPosition() == move.toPosition()
                    ? "Line %d moved: others passed it, and it is line %d again."
                    : "Line %d moved: it is now line %d.";
            sentences.add(sentence.formatted(move.fromPosition(), move.toPosition()));
        }
        lines.added().forEach(line -> line(line, "added"));
        for (LineDifference.LineChange line : lines.changed()) {
            sentences.add("Line %d %s: %s."
                    .formatted(line.position(), Wording.quoted(line.description()), Wording.changes(line.changes())));
        }
    }

    private void line(QuoteDocument.Line line, String what) {
        sentences.add("Line %d %s %s: %s %s at %s, net %s, %s."
                .formatted(
                        line.position(),
                        Wording.quoted(line.description()),
                        what,
                        line.quantity(),
                        Wording.escaped(line.unit()),
                        line.unitPrice(),
                        line.amounts().net(),
                        line.selection().mode()));
    }

    private void discounts() {
        difference.discounts().removed().forEach(discount -> discount(discount, "removed"));
        difference.discounts().added().forEach(discount -> discount(discount, "added"));
        for (QuoteDifference.DiscountChange discount : difference.discounts().changed()) {
            sentences.add("Discount %d: %s.".formatted(discount.position(), Wording.changes(discount.changes())));
        }
    }

    private void discount(PlacedDiscount discount, String what) {
        String label = discount.label() == null ? "" : " " + Wording.quoted(discount.label());
        sentences.add("Discount %d%s %s: %s %s, amount %s."
                .formatted(discount.position(), label, what, discount.kind(), discount.value(), discount.amount()));
    }

    private void totals() {
        TotalsDelta delta = difference.totalsDelta();
        List<String> parts = new ArrayList<>();
        total(parts, "subtotal", delta.subtotal());
        total(parts, "discount total", delta.discountTotal());
        total(parts, "included tax", delta.includedTax());
        total(parts, "net total", delta.netTotal());
        total(parts, "tax total", delta.taxTotal());
        total(parts, "grand total", delta.grandTotal());
        if (!parts.isEmpty()) {
            sentences.add("Totals: " + String.join(", ", parts) + ".");
        }
    }

    private static void total(List<String> parts, String name, String delta) {
        if (!Wording.isZero(delta)) {
            parts.add(name + " " + Wording.signed(delta));
        }
    }

    private void terms() {
        for (TextLine line : difference.terms().removed()) {
            sentences.add("Terms, line %d removed: %s.".formatted(line.line(), Wording.quoted(line.text())));
        }
        for (TextLine line : difference.terms().added()) {
            sentences.add("Terms, line %d added: %s.".formatted(line.line(), Wording.quoted(line.text())));
        }
    }
}

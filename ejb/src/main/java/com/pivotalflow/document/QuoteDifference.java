package com.pivotalflow.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two documents of a quote (specification of quoting, 4.3), complete: {@link #applyTo} gives the
 * second from the first. Text that is empty counts as absent, as in the bytes that are hashed.
 *
 * @param from label of the first side
 * @param to label of the second side
 * @param header members outside the other parts, in the order of the document
 * @param terms the terms, line by line of text
 * @param discounts on the whole document, matched by place
 * @param groups of alternatives, matched by code
 * @param lines matched by key
 * @param totalsDelta second side less first side
 * @param identical whether nothing differs but the version's number
 */
public record QuoteDifference(
        String from,
        String to,
        List<FieldChange> header,
        Terms terms,
        Discounts discounts,
        Groups groups,
        LineDifference lines,
        TotalsDelta totalsDelta,
        boolean identical) {

    /** Keeps its own copy of the list. */
    public QuoteDifference {
        header = List.copyOf(header);
    }

    /**
     * Compares two sides.
     *
     * @throws CurrencyMismatchException when they are in different currencies
     */
    public static QuoteDifference between(NamedDocument from, NamedDocument to) {
        return DocumentComparison.of(from, to);
    }

    /**
     * The second side, made from the first.
     *
     * @param first the document that was the first side
     * @param version number of the second side, which is no part of the difference
     */
    public QuoteDocument applyTo(QuoteDocument first, int version) {
        return new ChangedDocument(first, this).with(version);
    }

    /**
     * A member that differs.
     *
     * @param field name, with dots between the levels
     * @param from text, number, truth value or list; absent when it was absent
     * @param to likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldChange(
            String field, @Nullable Object from, @Nullable Object to) {}

    /**
     * The terms.
     *
     * @param changed whether they differ
     * @param removed lines of the first side
     * @param added lines of the second side
     */
    public record Terms(boolean changed, List<TextLine> removed, List<TextLine> added) {

        /** Keeps its own copies of the lists. */
        public Terms {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }

    /**
     * A line of text.
     *
     * @param line its number on its side, from 1
     * @param text without the line break
     */
    public record TextLine(int line, String text) {}

    /**
     * Discounts on the whole document.
     *
     * @param added places that only the second side has
     * @param removed places that only the first side has
     * @param changed places whose discount differs
     */
    public record Discounts(List<PlacedDiscount> added, List<PlacedDiscount> removed, List<DiscountChange> changed) {

        /** Keeps its own copies of the lists. */
        public Discounts {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            changed = List.copyOf(changed);
        }
    }

    /**
     * A discount with its place.
     *
     * @param position from 1
     * @param kind what the value means
     * @param value per cent, or an amount
     * @param label what the customer reads
     * @param amount what it takes off
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PlacedDiscount(
            int position,
            String kind,
            String value,
            @Nullable String label,
            String amount) {}

    /**
     * A place whose discount differs.
     *
     * @param position from 1
     * @param changes the members
     */
    public record DiscountChange(int position, List<FieldChange> changes) {

        /** Keeps its own copy of the list. */
        public DiscountChange {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Groups of alternatives.
     *
     * @param added on the second side only
     * @param removed on the first side only
     * @param changed on both sides, differing
     */
    public record Groups(List<PlacedGroup> added, List<PlacedGroup> removed, List<GroupChange> changed) {

        /** Keeps its own copies of the lists. */
        public Groups {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            changed = List.copyOf(changed);
        }
    }

    /**
     * A group with its place.
     *
     * @param position from 1
     * @param code its name in lines
     * @param title what the customer reads
     * @param choose how many may be taken
     */
    public record PlacedGroup(int position, String code, String title, String choose) {}

    /**
     * A group that differs.
     *
     * @param code its name in lines
     * @param changes the members, its place among them
     */
    public record GroupChange(String code, List<FieldChange> changes) {

        /** Keeps its own copy of the list. */
        public GroupChange {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Totals of the second side less those of the first, with the currency's decimals.
     *
     * @param subtotal before discounts
     * @param discountTotal line and document discounts
     * @param includedTax tax inside inclusive prices
     * @param netTotal without tax
     * @param taxTotal tax
     * @param grandTotal with tax
     */
    public record TotalsDelta(
            String subtotal,
            String discountTotal,
            String includedTax,
            String netTotal,
            String taxTotal,
            String grandTotal) {}
}

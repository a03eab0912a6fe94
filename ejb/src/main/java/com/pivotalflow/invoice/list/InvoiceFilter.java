package com.pivotalflow.invoice.list;

import com.pivotalflow.invoice.terms.InvoiceStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which invoices a list shows; every part that is given must hold.
 *
 * @param words found in number, title or customer's name, without regard to case and accents
 * @param statuses any of these; all when empty
 * @param references equal ids, by what they are the id of
 * @param dueDates bounds of the day on which they are due
 * @param issued bounds of when they were issued
 */
public record InvoiceFilter(
        Optional<String> words,
        List<InvoiceStatus> statuses,
        Map<Reference, UUID> references,
        List<Bound<LocalDate>> dueDates,
        List<Bound<Instant>> issued) {

    public InvoiceFilter {
        statuses = List.copyOf(statuses);
        references = Map.copyOf(references);
        dueDates = List.copyOf(dueDates);
        issued = List.copyOf(issued);
    }

    /** A record that an invoice names. */
    public enum Reference {
        /** Who is asked to pay. */
        CUSTOMER("customerId", "customer_id"),
        /** The project. */
        PROJECT("projectId", "project_id"),
        /** The quote it was made of. */
        QUOTE("quoteId", "quote_id");

        private final String wireName;
        private final String column;

        Reference(String wireName, String column) {
            this.wireName = wireName;
            this.column = column;
        }

        /** The name of the filter. */
        public String wireName() {
            return wireName;
        }

        String column() {
            return column;
        }
    }

    /** How a bound compares. */
    public enum Comparison {
        /** Above. */
        GT("gt", ">"),
        /** At least. */
        GTE("gte", ">="),
        /** Below. */
        LT("lt", "<"),
        /** At most. */
        LTE("lte", "<=");

        private final String wireName;
        private final String sql;

        Comparison(String wireName, String sql) {
            this.wireName = wireName;
            this.sql = sql;
        }

        /** The name in the brackets of a filter. */
        public String wireName() {
            return wireName;
        }

        String sql() {
            return sql;
        }
    }

    /**
     * One bound.
     *
     * @param comparison how
     * @param value by what
     * @param <T> what is bounded
     */
    public record Bound<T>(Comparison comparison, T value) {}
}

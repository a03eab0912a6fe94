package com.pivotalflow.quote.list;

import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.terms.QuoteType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a list of quotes is narrowed to; every part that is given must hold.
 *
 * @param words found in number, title or customer's name, without regard to case and accents
 * @param statuses any of these; all when empty
 * @param types any of these; all when empty
 * @param references equal ids, by the column's member name
 * @param currency code of the quote's currency
 * @param amounts bounds of totals in the quote's currency
 * @param dates bounds of days
 * @param instants bounds of instants
 * @param labels labels at the top level of the metadata, by their names
 */
public record QuoteFilter(
        Optional<String> words,
        List<QuoteStatus> statuses,
        List<QuoteType> types,
        Map<Reference, UUID> references,
        Optional<String> currency,
        List<Bound<BigDecimal>> amounts,
        List<Bound<LocalDate>> dates,
        List<Bound<Instant>> instants,
        Map<String, String> labels) {

    /** Everything. */
    public static QuoteFilter none() {
        return new QuoteFilter(
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    /** A record that a quote names. */
    public enum Reference {
        /** Who is offered to. */
        CUSTOMER("customerId", "customer_id"),
        /** The project. */
        PROJECT("projectId", "project_id"),
        /** Who is in charge. */
        OWNER("ownerId", "owner_id"),
        /** Who wrote it first. */
        CREATOR("createdBy", "created_by");

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

    /** A field that can be bounded. */
    public enum Field {
        /** Total with tax. */
        GRAND_TOTAL("grandTotal", "q.total_amount"),
        /** Total without tax. */
        NET_TOTAL("netTotal", "q.net_amount"),
        /** First day. */
        VALID_FROM("validFrom", "q.valid_from"),
        /** Last day. */
        VALID_UNTIL("validUntil", "q.valid_until"),
        /** When it was made. */
        CREATED_AT("createdAt", "q.created_at"),
        /** When it was sent. */
        SENT_AT("sentAt", "q.sent_at");

        private final String wireName;
        private final String column;

        Field(String wireName, String column) {
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
        GT(">"),
        /** At least. */
        GTE(">="),
        /** Below. */
        LT("<"),
        /** At most. */
        LTE("<=");

        private final String sql;

        Comparison(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /**
     * One bound.
     *
     * @param field what is bounded
     * @param comparison how
     * @param value by what
     * @param <T> the field's type
     */
    public record Bound<T>(Field field, Comparison comparison, T value) {}
}

package com.pivotalflow.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be exported: tables, columns and what narrows them. Rows come in the order of their ids, the oldest first. */
enum Report {
    /** Quotes that are not deleted, as their heads are now. */
    QUOTES(
            "quotes",
            "q",
            """
            quotes q
            JOIN customers c ON c.organization_id = q.organization_id AND c.id = q.customer_id
            JOIN currencies k ON k.code = q.currency_code
            JOIN currencies b ON b.code = q.base_currency_code\
            """,
            "q.deleted_at IS NULL",
            "q.status",
            "q.created_at",
            List.of("draft", "pending", "approved", "sent", "viewed", "accepted", "rejected", "expired", "cancelled"),
            List.of(
                    Column.text("quoteNumber", "q.quote_number"),
                    Column.whole("version", "q.head_version_number"),
                    Column.text("status", "q.status"),
                    Column.text("title", "q.title"),
                    Column.text("customerNumber", "c.customer_number"),
                    Column.text("customerName", "c.company_name"),
                    Column.text("type", "q.quote_type"),
                    Column.date("validFrom", "q.valid_from"),
                    Column.date("validUntil", "q.valid_until"),
                    Column.text("currency", "q.currency_code"),
                    Column.money("subtotal", "q.subtotal_amount", "k"),
                    Column.money("discountTotal", "q.discount_amount", "k"),
                    Column.money("netTotal", "q.net_amount", "k"),
                    Column.money("taxTotal", "q.tax_amount", "k"),
                    Column.money("grandTotal", "q.total_amount", "k"),
                    Column.text("baseCurrency", "q.base_currency_code"),
                    Column.money("baseGrandTotal", "q.base_total_amount", "b"),
                    Column.instant("createdAt", "q.created_at"),
                    Column.instant("sentAt", "q.sent_at"),
                    Column.instant("acceptedAt", "q.accepted_at"))),
    /** Invoices with what is owed. */
    INVOICES(
            "invoices",
            "i",
            """
            invoices i
            JOIN customers c ON c.organization_id = i.organization_id AND c.id = i.customer_id
            JOIN currencies k ON k.code = i.currency_code
            JOIN currencies b ON b.code = i.base_currency_code\
            """,
            "",
            "i.status",
            "i.created_at",
            List.of("draft", "sent", "part_paid", "paid", "overdue", "written_off"),
            List.of(
                    Column.text("invoiceNumber", "i.invoice_number"),
                    Column.text("status", "i.status"),
                    Column.text("title", "i.title"),
                    Column.text("customerNumber", "c.customer_number"),
                    Column.text("customerName", "c.company_name"),
                    Column.text("currency", "i.currency_code"),
                    Column.money("netTotal", "i.net_amount", "k"),
                    Column.money("taxTotal", "i.tax_amount", "k"),
                    Column.money("grandTotal", "i.total_amount", "k"),
                    Column.money("paidAmount", "i.paid_amount", "k"),
                    Column.money("balanceAmount", "i.balance_amount", "k"),
                    Column.text("baseCurrency", "i.base_currency_code"),
                    Column.money("baseGrandTotal", "i.base_total_amount", "b"),
                    Column.instant("issuedAt", "i.issued_at"),
                    Column.date("dueDate", "i.due_date"),
                    Column.instant("paidAt", "i.paid_at"),
                    Column.instant("createdAt", "i.created_at"))),
    /** Payments, those too that were taken back. */
    PAYMENTS(
            "payments",
            "p",
            """
            payments p
            JOIN invoices i ON i.organization_id = p.organization_id AND i.id = p.invoice_id
            JOIN customers c ON c.organization_id = i.organization_id AND c.id = i.customer_id
            JOIN currencies k ON k.code = p.currency_code\
            """,
            "",
            "p.status",
            "p.paid_at",
            List.of("pending", "completed", "void", "failed"),
            List.of(
                    Column.text("invoiceNumber", "i.invoice_number"),
                    Column.text("customerNumber", "c.customer_number"),
                    Column.text("customerName", "c.company_name"),
                    Column.text("status", "p.status"),
                    Column.text("currency", "p.currency_code"),
                    Column.money("amount", "p.amount", "k"),
                    Column.text("method", "p.method"),
                    Column.text("reference", "p.reference"),
                    Column.instant("paidAt", "p.paid_at"),
                    Column.instant("voidedAt", "p.voided_at"),
                    Column.text("voidReason", "p.void_reason"))),
    /** Customers that are not deleted. */
    CUSTOMERS(
            "customers",
            "c",
            "customers c LEFT JOIN currencies k ON k.code = c.currency_code",
            "c.deleted_at IS NULL",
            "c.status",
            "c.created_at",
            List.of("prospect", "lead", "active", "inactive"),
            List.of(
                    Column.text("customerNumber", "c.customer_number"),
                    Column.text("companyName", "c.company_name"),
                    Column.text("legalName", "c.legal_name"),
                    Column.text("status", "c.status"),
                    Column.text("customerType", "c.customer_type"),
                    Column.text("industry", "c.industry"),
                    Column.text("source", "c.source"),
                    Column.text("street", "c.street"),
                    Column.text("suburb", "c.suburb"),
                    Column.text("city", "c.city"),
                    Column.text("region", "c.region"),
                    Column.text("postcode", "c.postcode"),
                    Column.text("country", "c.country_code"),
                    Column.text("phone", "c.phone"),
                    Column.text("email", "c.email"),
                    Column.text("website", "c.website"),
                    Column.text("taxId", "c.tax_number"),
                    Column.text("currency", "c.currency_code"),
                    Column.whole("paymentTermsDays", "c.payment_terms_days"),
                    Column.money("creditLimit", "c.credit_limit_amount", "k"),
                    Column.instant("createdAt", "c.created_at"))),
    /** How long customers took to accept: one row for each version that was accepted. */
    TIME_TO_ACCEPT(
            "time_to_accept",
            "v",
            "quote_versions v JOIN currencies k ON k.code = v.currency_code",
            "v.state = 'accepted'",
            "v.state",
            "v.decided_at",
            List.of("accepted"),
            List.of(
                    Column.text("quoteNumber", "v.quote_number"),
                    Column.whole("version", "v.version_number"),
                    Column.text("title", "v.title"),
                    Column.text("customerName", "v.customer_name"),
                    Column.text("currency", "v.currency_code"),
                    Column.money("grandTotal", "v.total_amount", "k"),
                    Column.instant("sentAt", "v.sent_at"),
                    Column.instant("viewedAt", "v.viewed_at"),
                    Column.instant("acceptedAt", "v.decided_at"),
                    Column.text(
                            "daysToAccept",
                            "CAST(round(EXTRACT(EPOCH FROM v.decided_at - v.sent_at) / 86400, 2) AS text)")));

    private final String wireName;
    private final String alias;
    private final String tables;
    private final String always;
    private final String status;
    private final String moment;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> statuses;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Column> columns;

    Report(
            String wireName,
            String alias,
            String tables,
            String always,
            String status,
            String moment,
            List<String> statuses,
            List<Column> columns) {
        this.wireName = wireName;
        this.alias = alias;
        this.tables = tables;
        this.always = always;
        this.status = status;
        this.moment = moment;
        this.statuses = statuses;
        this.columns = columns;
    }

    static Optional<Report> of(String wireName) {
        return Stream.of(values())
                .filter(report -> report.wireName.equals(wireName))
                .findFirst();
    }

    String wireName() {
        return wireName;
    }

    List<String> statuses() {
        return statuses;
    }

    List<Column> columns() {
        return columns;
    }

    /** The id and the columns. */
    String select() {
        return alias + ".id, " + columns.stream().map(Column::expression).collect(Collectors.joining(", "));
    }

    /** Tables and what narrows them, with parameters of the names that {@link RowRange} has. */
    String from(RowRange range) {
        StringBuilder sql = new StringBuilder(" FROM ").append(tables);
        sql.append(" WHERE ").append(alias).append(".organization_id = :organization");
        if (!always.isEmpty()) {
            sql.append(" AND ").append(always);
        }
        if (!range.statuses().isEmpty()) {
            sql.append(" AND ").append(status).append(" IN (:statuses)");
        }
        if (range.from() != null) {
            sql.append(" AND ").append(moment).append(" >= :from");
        }
        if (range.before() != null) {
            sql.append(" AND ").append(moment).append(" < :before");
        }
        return sql.toString();
    }

    /** Continues {@link #from} with the page behind a row. */
    String page() {
        return " AND " + alias + ".id > :after ORDER BY " + alias + ".id LIMIT :limit";
    }
}

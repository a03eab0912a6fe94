package com.pivotalflow.invoice.list;

import static java.util.Objects.requireNonNull;

import com.pivotalflow.invoice.terms.InvoiceColumns;
import com.pivotalflow.invoice.terms.InvoiceStatus;
import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SearchText;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.KnownCurrencies;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of invoices: one statement a page, whatever is filtered. */
@ApplicationScoped
public class InvoiceSummaries {

    static final String USUAL_SORT = "-createdAt";

    /** Backed by an index that ends with the id. */
    public static final Map<String, SortColumn> SORTS =
            Map.of("createdAt", new SortColumn("i.created_at", "timestamptz"));

    private static final InvoiceColumns.OfStatus STATUSES = new InvoiceColumns.OfStatus();

    private static final String COLUMNS = """
            i.id, i.version, i.invoice_number, i.status, i.title, i.customer_id, c.company_name, i.project_id, i.quote_id,
            i.currency_code, i.total_amount, i.paid_amount, i.balance_amount, i.issued_at, i.due_date, i.created_at,
            i.updated_at\
            """;

    /** Every invoice has a customer; an outer join has the database begin with the invoices, in their order. */
    private static final String TABLES =
            "invoices i LEFT JOIN customers c ON c.organization_id = i.organization_id AND c.id = i.customer_id";

    @Inject
    InvoiceListRepository invoices;

    @Inject
    OrganizationService organizations;

    public Page<InvoiceSummary> list(OrganizationId organization, InvoiceFilter filter, PageRequest request) {
        KnownCurrencies currencies = organizations.currencies(organization);
        return invoices.page(organization, query(filter), request).map(row -> summary(currencies, row));
    }

    private static KeysetQuery query(InvoiceFilter filter) {
        KeysetQuery query = new KeysetQuery(COLUMNS, TABLES, "i.id")
                .whereIfPresent(
                        "i.search_text LIKE :words", "words", filter.words().map(SearchText::containing));
        if (!filter.statuses().isEmpty()) {
            List<String> names =
                    filter.statuses().stream().map(InvoiceStatus::wireName).toList();
            query.where("i.status IN (:statuses)", "statuses", names);
        }
        filter.references()
                .forEach((reference, id) ->
                        query.where("i." + reference.column() + " = :" + reference.column(), reference.column(), id));
        bound(query, "i.due_date", "due", filter.dueDates());
        bound(query, "i.issued_at", "issued", filter.issued());
        return query;
    }

    private static <T> void bound(KeysetQuery query, String column, String name, List<InvoiceFilter.Bound<T>> bounds) {
        for (InvoiceFilter.Bound<T> bound : bounds) {
            String parameter = name + bound.comparison().name();
            query.where(
                    column + " " + bound.comparison().sql() + " :" + parameter,
                    parameter,
                    requireNonNull(bound.value()));
        }
    }

    private static InvoiceSummary summary(KnownCurrencies currencies, Object[] columns) {
        RowReader row = new RowReader(columns);
        UUID id = row.id();
        String etag = EntityTag.of(row.version());
        @Nullable String number = row.textOrNull();
        InvoiceStatus status = requireNonNull(STATUSES.convertToEntityAttribute(row.text()));
        String title = row.text();
        UUID customer = row.id();
        String customerName = row.text();
        @Nullable UUID project = row.idOrNull();
        @Nullable UUID quote = row.idOrNull();
        CurrencyUnit currency = currencies.of(row.text());
        String total = new Money(row.decimal(), currency).text();
        String paid = new Money(row.decimal(), currency).text();
        String balance = new Money(row.decimal(), currency).text();
        @Nullable Instant issuedAt = row.instantOrNull();
        @Nullable LocalDate dueDate = row.dateOrNull();
        return new InvoiceSummary(
                id,
                etag,
                number,
                status,
                title,
                customer,
                customerName,
                project,
                quote,
                currency.code(),
                total,
                paid,
                balance,
                issuedAt,
                dueDate,
                row.instant(),
                row.instant());
    }
}

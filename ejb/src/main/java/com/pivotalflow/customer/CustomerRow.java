package com.pivotalflow.customer;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.EntityTag;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The select list of customers and the view made of a row of it, in the order of the view's components. */
final class CustomerRow {

    static final String COLUMNS = """
            c.id, c.customer_number, c.company_name, c.legal_name, c.industry, c.website, c.description, c.status,
            c.customer_type, c.source, c.tags, c.rating, c.tax_number, c.street, c.suburb, c.city, c.region,
            c.postcode, c.country_code, c.phone, c.email, c.currency_code, c.payment_terms_days,
            c.credit_limit_amount, k.code, k.minor_units, c.is_tax_exempt, CAST(c.contact_extras AS text),
            CAST(c.metadata AS text), c.created_at, c.updated_at, c.version\
            """;

    static final String TABLES = "customers c LEFT JOIN currencies k ON k.code = c.currency_code";

    private CustomerRow() {}

    static CustomerView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new CustomerView(
                row.id(),
                row.text(),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                CustomerStatus.parse(row.text()).orElseThrow(),
                CustomerType.parse(row.text()).orElseThrow(),
                row.textOrNull(),
                row.texts(),
                row.wholeOrNull(),
                row.textOrNull(),
                address(row),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.whole(),
                creditLimit(row.decimalOrNull(), row.textOrNull(), row.wholeOrNull()),
                row.bit(),
                StoredLabels.parse(row.text()),
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }

    private static @Nullable AddressView address(RowReader row) {
        AddressView address = new AddressView(
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull());
        return address.isUnknown() ? null : address;
    }

    private static @Nullable String creditLimit(
            @Nullable BigDecimal amount, @Nullable String currency, @Nullable Integer minorUnits) {
        // A limit has a currency: a CHECK of the table says so.
        if (amount == null || currency == null || minorUnits == null) {
            return null;
        }
        return Money.rounded(amount, new CurrencyUnit(currency, minorUnits)).text();
    }
}

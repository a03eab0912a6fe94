package com.pivotalflow.customer;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.organization.EntityTag;

/** The select list of contacts and the view made of a row of it, in the order of the view's components. */
final class ContactRow {

    static final String COLUMNS = """
            p.id, p.customer_id, p.first_name, p.last_name, p.email, p.phone, p.position, p.department, p.is_primary,
            p.notes, CAST(p.contact_extras AS text), p.created_at, p.updated_at, p.version\
            """;

    private ContactRow() {}

    static ContactView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new ContactView(
                row.id(),
                row.id(),
                row.text(),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.bit(),
                row.textOrNull(),
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }
}

package com.pivotalflow.project;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.organization.EntityTag;

/** The select list of projects and the view made of a row of it, in the order of the view's components. */
final class ProjectRow {

    /** The quote comes from the conversion row, so that a project needs to know no quote. */
    static final String COLUMNS = """
            p.id, p.name, p.code, p.description, p.customer_id,
            (SELECT v.quote_id FROM quote_conversions v
                WHERE v.organization_id = p.organization_id AND v.project_id = p.id LIMIT 1),
            p.status, p.owner_id, p.start_date, p.end_date, CAST(p.metadata AS text), p.created_at, p.updated_at,
            p.version\
            """;

    static final String TABLES = "projects p";

    private ProjectRow() {}

    static ProjectView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new ProjectView(
                row.id(),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                row.id(),
                row.idOrNull(),
                ProjectStatus.parse(row.text()).orElseThrow(),
                row.idOrNull(),
                row.dateOrNull(),
                row.dateOrNull(),
                null,
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }

    static ProjectView.Budget budget(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new ProjectView.Budget(
                row.idOrNull(),
                row.idOrNull(),
                row.text(),
                row.decimal().stripTrailingZeros().toPlainString());
    }
}

package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import java.util.List;
import java.util.function.Predicate;

/** What entities do with a table beside what it is made of: the rights they need, and how they count changes. */
final class UseComparison {

    private static final String VERSION = "version";
    private static final String COUNTER = "bigint NOT NULL";

    private final TableShape scripts;
    private final MappedTable mapped;
    private final Rights rights;
    private final Findings findings;

    UseComparison(TableShape scripts, MappedTable mapped, Rights rights, Findings findings) {
        this.scripts = scripts;
        this.mapped = mapped;
        this.rights = rights;
        this.findings = findings;
    }

    void compare() {
        need("SELECT", use -> true);
        need("INSERT", MappedColumn::insertable);
        need("UPDATE", MappedColumn::updatable);
        if (mapped.losesRows() && !rights.allow("DELETE", mapped.name())) {
            lack("DELETE", scripts.entry());
        }
        compareVersion();
    }

    /** One finding for the table if every column that needs a right lacks it, otherwise one for each that does. */
    private void need(String privilege, Predicate<MappedColumn> needs) {
        List<ColumnShape> needing = mapped.columns().values().stream()
                .filter(needs)
                .flatMap(use -> scripts.column(use.name()).stream())
                .toList();
        List<ColumnShape> lacking = needing.stream()
                .filter(column -> !rights.allow(privilege, column))
                .toList();
        if (!lacking.isEmpty() && lacking.size() == needing.size()) {
            lack(privilege, scripts.entry());
        } else {
            lacking.forEach(column -> lack(privilege, column.entry()));
        }
    }

    private void lack(String privilege, Entry object) {
        findings.differ(TwinRule.GRANT, object, "not granted to the application", privilege + " is needed");
    }

    private void compareVersion() {
        String counter = mapped.version();
        scripts.column(VERSION)
                .filter(UseComparison::counts)
                .filter(column -> !VERSION.equals(counter))
                .ifPresent(column -> findings.differ(
                        TwinRule.VERSION, column.entry(), column.entry().definition(), "no @Version"));
        if (counter != null) {
            scripts.column(counter)
                    .filter(column -> !counter.equals(VERSION) || !counts(column))
                    .ifPresent(column -> findings.differ(
                            TwinRule.VERSION,
                            column.entry(),
                            column.entry().definition(),
                            "@Version, which is a column version " + COUNTER));
        }
    }

    private static boolean counts(ColumnShape column) {
        return column.required() && column.type().equals("bigint");
    }
}

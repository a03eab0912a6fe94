package com.pivotalflow.schema.twin;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One table, column by column: its types, what is required, and what is written by whom. */
final class ColumnComparison {

    private final TableShape scripts;
    private final TableShape entities;
    private final MappedTable mapped;
    private final Findings findings;

    ColumnComparison(TableShape scripts, TableShape entities, MappedTable mapped, Findings findings) {
        this.scripts = scripts;
        this.entities = entities;
        this.mapped = mapped;
        this.findings = findings;
    }

    void compare() {
        entities.columns()
                .forEach((name, entity) -> scripts.column(name)
                        .ifPresentOrElse(
                                column -> compare(name, column, entity),
                                () -> findings.missing(TwinRule.MISSING_COLUMN, entity.entry())));
        scripts.columns().forEach((name, column) -> {
            if (entities.column(name).isEmpty()) {
                findings.unmapped(
                        column.fillsItself() ? TwinRule.UNMAPPED_COLUMN : TwinRule.UNMAPPED_REQUIRED_COLUMN,
                        column.entry());
            }
        });
    }

    private void compare(String name, ColumnShape column, ColumnShape entity) {
        compareTypes(name, column, entity);
        if (column.required() != entity.required()) {
            differ(TwinRule.NULLABILITY, column, entity);
        }
        if (entity.preset() != null && !sameExpression(column.preset(), entity.preset())) {
            differ(TwinRule.DEFAULT, column, entity);
        } else if (entity.preset() == null && column.preset() != null) {
            findings.alone().count("defaults");
        }
        compareGenerated(column, entity, mapped.column(name));
        mapped.column(name).ifPresent(use -> compareValues(column, use));
    }

    private void compareTypes(String name, ColumnShape column, ColumnShape entity) {
        if (!Objects.equals(column.collation(), entity.collation())) {
            differ(TwinRule.TYPE, column, entity);
        } else if (BoundedText.concerns(column.type(), entity.type())) {
            OptionalInt bound = BoundedText.bound(name, scripts.checks());
            if (!BoundedText.same(bound, entity.type())) {
                findings.differ(
                        TwinRule.LENGTH,
                        column.entry(),
                        bound.isPresent() ? "at most " + bound.getAsInt() + " characters" : "any length",
                        entity.type());
            }
        } else if (!Microseconds.same(column.type(), entity.type())) {
            differ(TwinRule.TYPE, column, entity);
        } else if (column.type().equals("text")) {
            OptionalInt bound = BoundedText.bound(name, scripts.checks());
            bound.ifPresent(length -> findings.differ(
                    TwinRule.LENGTH, column.entry(), "at most " + length + " characters", entity.type()));
        }
    }

    /** A computed column may be mapped as a plain one, as long as the entity only reads it. */
    private void compareGenerated(ColumnShape column, ColumnShape entity, Optional<MappedColumn> use) {
        // Hibernate never writes what it makes generated itself, whatever else the mapping says.
        boolean written = use.filter(one -> one.insertable() || one.updatable()).isPresent()
                && entity.computed() == null
                && entity.identity() == null;
        boolean readOnly = column.computed() != null && entity.computed() == null && !written;
        if (!Objects.equals(column.identity(), entity.identity())
                || !readOnly && !sameExpression(column.computed(), entity.computed())) {
            differ(TwinRule.GENERATED, column, entity);
        }
        if (column.isComputed() && written) {
            findings.differ(
                    TwinRule.WRITTEN_GENERATED, column.entry(), column.entry().definition(), "insertable or updatable");
        }
    }

    private static boolean sameExpression(@Nullable String scripts, @Nullable String entity) {
        return scripts == null || entity == null
                ? Objects.equals(scripts, entity)
                : BoundedText.sameExpression(scripts, entity);
    }

    private void compareValues(ColumnShape column, MappedColumn use) {
        if (use.values().isEmpty()) {
            // A text that the scripts close is the schema's alone, as any other rule on a text.
            return;
        }
        Optional<Set<String>> listed = ClosedSet.of(use.name(), scripts.checks());
        Set<String> values = new TreeSet<>(use.values());
        if (!listed.filter(values::equals).isPresent()) {
            findings.differ(
                    TwinRule.CLOSED_SET,
                    column.entry(),
                    listed.map(set -> String.join(", ", set)).orElse("any value"),
                    String.join(", ", values));
        }
    }

    private void differ(TwinRule rule, ColumnShape column, ColumnShape entity) {
        findings.differ(
                rule,
                column.entry(),
                column.entry().definition(),
                entity.entry().definition());
    }

    /** The checks that an entity states; Hibernate's own for an enum repeats its constants, which are compared above. */
    void compareChecks() {

        entities.checks().stream()
                .filter(check -> ClosedSet.column(check)
                        .flatMap(mapped::column)
                        .filter(column -> !column.values().isEmpty())
                        .isEmpty())
                .filter(check -> scripts.checks().stream()
                        .noneMatch(known -> BoundedText.sameExpression(known.definition(), check.definition())))
                .forEach(check -> findings.missing(TwinRule.CHECK, check));
    }
}

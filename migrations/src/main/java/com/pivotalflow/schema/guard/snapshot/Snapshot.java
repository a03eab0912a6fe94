package com.pivotalflow.schema.guard.snapshot;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The catalog of a database at one moment.
 *
 * @param schemas by OID, as all others
 * @param extensions what is installed
 * @param relations tables, views, sequences
 * @param columns by relation, then by number
 * @param constraints of tables and domains
 * @param indexes of tables and materialized views
 * @param triggers with rules and event triggers
 * @param policies of row security
 * @param routines functions, procedures, aggregates
 * @param types enums, domains, composites, ranges
 * @param sequences with their positions
 * @param grants rights of roles that do not own the object
 * @param largeObjects how many there are
 */
public record Snapshot(
        Map<Long, Named> schemas,
        Map<Long, Named> extensions,
        Map<Long, Relation> relations,
        Map<Long, NavigableMap<Integer, Column>> columns,
        Map<Long, Constraint> constraints,
        Map<Long, Index> indexes,
        Map<Long, Trigger> triggers,
        Map<Long, Policy> policies,
        Map<Long, Routine> routines,
        Map<Long, Type> types,
        Map<Long, Sequence> sequences,
        List<Grant> grants,
        long largeObjects) {

    /** The relation of an OID. */
    public Optional<Relation> relation(long oid) {
        return Optional.ofNullable(relations.get(oid));
    }

    /** The relation of a name, with its schema. */
    public Optional<Relation> relation(String name) {
        return find(relations.values(), name);
    }

    private static Optional<Relation> find(Collection<Relation> relations, String name) {
        return relations.stream()
                .filter(relation -> relation.kind() != 'c' && relation.name().equals(name))
                .findFirst();
    }

    /** The routine of a signature. */
    public Optional<Routine> routine(String signature) {
        return routines.values().stream()
                .filter(routine -> routine.signature().equals(signature))
                .findFirst();
    }

    /** The columns of a relation by number. */
    public NavigableMap<Integer, Column> columnsOf(long relation) {
        return columns.getOrDefault(relation, new TreeMap<>());
    }

    /** One column. */
    public Optional<Column> column(long relation, int number) {
        return Optional.ofNullable(columnsOf(relation).get(number));
    }

    /** Constraints of a table. */
    public List<Constraint> constraintsOf(long relation) {
        return constraints.values().stream()
                .filter(constraint -> constraint.relation() == relation && relation != 0)
                .toList();
    }

    /** Indexes of a table. */
    public List<Index> indexesOf(long relation) {
        return indexes.values().stream()
                .filter(index -> index.relation() == relation)
                .toList();
    }

    /** Triggers and rules of a relation; event triggers of relation 0. */
    public List<Trigger> triggersOf(long relation) {
        return triggers.values().stream()
                .filter(trigger -> trigger.relation() == relation)
                .toList();
    }

    /** Policies of a table. */
    public List<Policy> policiesOf(long relation) {
        return policies.values().stream()
                .filter(policy -> policy.relation() == relation)
                .toList();
    }

    /** The table that a partition is a part of, however deep; the relation itself if it is none. */
    public long root(long relation) {
        Relation found = relations.get(relation);
        return found != null && found.partition() && !found.parents().isEmpty()
                ? root(found.parents().get(0))
                : relation;
    }

    /** How people call a relation; its OID if it is not there. */
    public String name(long relation) {
        return relation(relation).map(Relation::name).orElse("relation " + relation);
    }
}

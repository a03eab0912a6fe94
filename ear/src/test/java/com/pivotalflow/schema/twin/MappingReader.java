package com.pivotalflow.schema.twin;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.hibernate.type.descriptor.converter.spi.BasicValueConverter;

/** Reads what entities say from Hibernate's model of them. */
final class MappingReader {

    private static final String SCHEMA = "public.";

    private final Map<String, Map<String, MappedColumn>> columns = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, String> entityTables = new HashMap<>();
    private final Set<String> losing = new HashSet<>();

    private MappingReader() {}

    static Mapping read(Metadata metadata) {
        MappingReader reader = new MappingReader();
        metadata.getEntityBindings().forEach(reader::entity);
        metadata.getCollectionBindings().forEach(reader::collection);
        SortedMap<String, MappedTable> tables = new TreeMap<>();
        metadata.collectTableMappings().stream()
                .filter(Table::isPhysicalTable)
                .map(MappingReader::name)
                .forEach(table -> tables.put(
                        table,
                        new MappedTable(
                                table,
                                reader.columns.getOrDefault(table, Map.of()),
                                reader.versions.get(table),
                                reader.losing.contains(table))));
        return new Mapping(tables, reader.entityTables);
    }

    private void entity(PersistentClass entity) {
        String table = name(entity.getTable());
        entityTables.put(entity.getMappedClass().getSimpleName(), table);
        if (entity.getIdentifierProperty() != null) {
            add(entity.getIdentifierProperty(), true, false);
        }
        entity.getPropertyClosure().forEach(property -> add(property, true, entity.isMutable()));
        if (entity.isVersioned()) {
            versions.put(table, entity.getVersion().getColumns().get(0).getName());
        }
    }

    /** Parts that leave their aggregate are deleted; a table of its own is written by the collection alone. */
    private void collection(Collection collection) {
        String table = name(collection.getCollectionTable());
        if (collection.hasOrphanDelete() || !collection.isOneToMany() && !collection.isInverse()) {
            losing.add(table);
        }
        if (!collection.isOneToMany()) {
            put(collection.getRole(), collection.getKey(), true, false);
            put(collection.getRole(), collection.getElement(), true, true);
        }
    }

    private void add(Property property, boolean insertable, boolean updatable) {
        boolean inserts = insertable && property.isInsertable();
        boolean updates = updatable && property.isUpdateable();
        if (property.getValue() instanceof Component component) {
            component.getProperties().forEach(part -> add(part, inserts, updates));
        } else if (!(property.getValue() instanceof Collection)) {
            put(property.getName(), property.getValue(), inserts, updates);
        }
    }

    private void put(String attribute, Value value, boolean insertable, boolean updatable) {
        List<Selectable> selectables = value.getSelectables();
        for (int index = 0; index < selectables.size(); index++) {
            if (selectables.get(index) instanceof Column column) {
                columns.computeIfAbsent(name(value.getTable()), table -> new HashMap<>())
                        .put(
                                column.getName(),
                                new MappedColumn(
                                        column.getName(),
                                        attribute,
                                        value instanceof ToOne,
                                        insertable && value.isColumnInsertable(index),
                                        updatable && value.isColumnUpdateable(index),
                                        values(value)));
            }
        }
    }

    private static Set<String> values(Value value) {
        if (!(value instanceof BasicValue basic)) {
            return Set.of();
        }
        BasicValue.Resolution<?> resolution = basic.resolve();
        Object[] constants = resolution.getDomainJavaType().getJavaTypeClass().getEnumConstants();
        if (constants == null) {
            return Set.of();
        }
        BasicValueConverter<?, ?> converter = resolution.getValueConverter();
        if (converter != null) {
            return Arrays.stream(constants)
                    .map(constant -> stored(converter, constant))
                    .collect(Collectors.toSet());
        }
        return resolution.getJdbcType().isString()
                ? Arrays.stream(constants)
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @SuppressWarnings("unchecked")
    private static String stored(BasicValueConverter<?, ?> converter, Object constant) {
        return String.valueOf(((BasicValueConverter<Object, ?>) converter).toRelationalValue(constant));
    }

    private static String name(Table table) {
        return (table.getSchema() == null ? SCHEMA : table.getSchema() + ".") + table.getName();
    }
}

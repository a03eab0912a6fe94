package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The values of an enum, as an entity stores them, are those the CHECK of its column admits: no more and no fewer. */
@OnRealServer
class ClosedSetsIT {

    /** Values that a column does not admit although its enum has them. */
    private static final Map<String, Set<String>> NOT_ADMITTED = Map.of("quote_discounts.kind", Set.of("per_unit"));

    private static final Pattern LITERAL = Pattern.compile("'([^']*)'::text");

    private final Database database = TestServer.MAIN.database();

    @ParameterizedTest(name = "{0}")
    @MethodSource("enumColumns")
    void checkAndEnumAgree(EnumColumn column) throws Exception {
        List<String> check = database.rows(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' AND conname = ?",
                "ck_" + column.table() + "_" + column.name());

        Set<String> values = new TreeSet<>(column.values());
        values.removeAll(NOT_ADMITTED.getOrDefault(column.toString(), Set.of()));

        assertThat(check).as("CHECK of %s", column).hasSize(1);
        assertThat(LITERAL.matcher(check.get(0)).results().map(literal -> literal.group(1)))
                .as(column.toString())
                .containsExactlyInAnyOrderElementsOf(values);
    }

    @Test
    void theEntitiesWereFound() throws Exception {
        assertThat(enumColumns()).hasSizeGreaterThan(10);
    }

    static Stream<EnumColumn> enumColumns() {
        return new ClassFileImporter()
                .importPath(Build.module("ejb").resolve("target/classes")).stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .map(JavaClass::reflect)
                        .flatMap(entity ->
                                columns(entity.getAnnotation(Table.class).name(), entity));
    }

    private static Stream<EnumColumn> columns(String table, Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).flatMap(field -> {
            if (field.isAnnotationPresent(Embedded.class)) {
                return columns(table, field.getType());
            }
            return field.getType().isEnum() && field.isAnnotationPresent(Column.class)
                    ? Stream.of(new EnumColumn(
                            table, field.getAnnotation(Column.class).name(), stored(field)))
                    : Stream.empty();
        });
    }

    private static Set<String> stored(Field field) {
        Stream<?> constants = Arrays.stream(field.getType().getEnumConstants());
        if (field.isAnnotationPresent(Enumerated.class)) {
            return constants
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        AttributeConverter<Object, ?> converter = converter(field.getAnnotation(Convert.class));
        return constants
                .map(constant -> String.valueOf(converter.convertToDatabaseColumn(constant)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @SuppressWarnings("unchecked")
    private static AttributeConverter<Object, ?> converter(Convert mapping) {
        try {
            Constructor<?> constructor = mapping.converter().getDeclaredConstructor();
            constructor.setAccessible(true);
            return (AttributeConverter<Object, ?>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + mapping.converter(), e);
        }
    }

    /**
     * A column with a closed set of values.
     *
     * @param table its table
     * @param name its name
     * @param values what the application stores
     */
    record EnumColumn(String table, String name, Set<String> values) {

        @Override
        public String toString() {
            return table + "." + name;
        }
    }
}

package com.pivotalflow.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.metadata.Metadata;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that a resource takes, as compiled: whoever adds labels to one and forgets the guard finds it here. */
class CommandLabelsTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static final Metadata FORBIDDEN = new Metadata(Map.of("pricing", List.of(Map.of("unit_price", 1))));

    @ParameterizedTest
    @MethodSource("labels")
    void labelsOfACommandAreLookedIntoByTheRequestsGuard(RecordComponent labels) {
        assertThat(MetadataMembers.guards(labels.getName())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("labels")
    void labelsOfACommandCarryTheConstraint(RecordComponent labels) {
        assertThat(VALIDATOR.validateValue(labels.getDeclaringRecord(), labels.getName(), FORBIDDEN))
                .extracting(ConstraintViolation::getMessage)
                .containsExactly("Business value 'unit_price' at pricing[0].unit_price belongs in a typed field, not in"
                        + " metadata.");
    }

    @Test
    void commandsAreFoundAndSoAreTheirLabels() {
        assertThat(commands()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(labels()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(componentsOf(Unguarded.class)).hasSize(2);
        assertThat(VALIDATOR.validateValue(Unguarded.class, "labels", FORBIDDEN))
                .isEmpty();
        assertThat(MetadataMembers.guards("labels")).isFalse();
    }

    /** What the walk is for. */
    record Unguarded(Metadata labels, List<Unguarded> parts) {}

    static Stream<RecordComponent> labels() {
        return commands().stream()
                .flatMap(CommandLabelsTest::componentsOf)
                .filter(component -> component.getType() == Metadata.class);
    }

    private static Stream<RecordComponent> componentsOf(Class<?> command) {
        return Stream.of(command.getRecordComponents());
    }

    /** The records that resources take, and the records these are made of. */
    private static Set<Class<?>> commands() {
        Set<Class<?>> found = new LinkedHashSet<>();
        resources()
                .flatMap(resource -> Stream.of(resource.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .flatMap(method -> Stream.of(method.getParameterTypes()))
                .forEach(type -> add(type, found));
        return found;
    }

    private static void add(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> add(argument, found));
        } else if (type instanceof Class<?> plain && plain.isRecord() && plain != Metadata.class && found.add(plain)) {
            componentsOf(plain).forEach(component -> add(component.getGenericType(), found));
        }
    }

    private static Stream<Class<?>> resources() {
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes)) {
            return files
                    .filter(file -> file.toString().endsWith("Resource.class"))
                    .<Class<?>>map(file -> load(classes.relativize(file).toString()))
                    .filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("no classes", e);
        }
    }

    private static Class<?> load(String file) {
        String name = file.replace(".class", "").replace(File.separatorChar, '.');
        try {
            return Class.forName(name, false, CommandLabelsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("not on the class path: " + name, e);
        }
    }
}

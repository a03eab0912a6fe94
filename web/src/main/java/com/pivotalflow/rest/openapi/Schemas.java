package com.pivotalflow.rest.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.approval.ConditionValue;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.PatchOnly;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.money.DecimalText;
import com.pivotalflow.rest.json.Json;
import com.pivotalflow.settings.SettingValue;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What bodies look like, in JSON Schema, read from the records that they become or come from. */
final class Schemas {

    private static final String TYPE = "type";
    private static final String STRING = "string";
    private static final String OBJECT = "object";
    private static final String FORMAT = "format";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Records that are one value in JSON. */
    private static final Set<Class<?>> VALUES = Set.of(Metadata.class, ConditionValue.class, SettingValue.class);

    private final Map<String, ObjectNode> components = new TreeMap<>();
    private final Map<Key, String> names = new HashMap<>();

    /** Whose body it is: what is missing and what is unknown means something else in each. */
    enum Direction {
        /** Of a client; refused when it has a member that the record has not. */
        REQUEST("Request"),
        /** A partial update: everything may be left out, and null removes. */
        PATCH("Patch"),
        /** Of the server; a later version may have more members. */
        ANSWER("Answer");

        private final String suffix;

        Direction(String suffix) {
            this.suffix = suffix;
        }
    }

    /** The schema of a type of Java. */
    ObjectNode of(Type type, Direction direction) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == Patch.class) {
                return of(generic.getActualTypeArguments()[0], Direction.PATCH);
            }
            if (generic.getRawType() == List.class) {
                return typed("array").<ObjectNode>set("items", of(generic.getActualTypeArguments()[0], direction));
            }
            Type values = generic.getActualTypeArguments()[1];
            return values == UUID.class
                    ? typed(OBJECT).<ObjectNode>set("additionalProperties", of(values, direction))
                    : typed(OBJECT);
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("a body can't have a part of type " + type);
        }
        if (plain.isEnum()) {
            return shared(plain, direction, () -> closedSet(plain));
        }
        if (plain.isRecord() && !Json.isBareId(plain) && !VALUES.contains(plain)) {
            return shared(plain, direction, () -> record(plain, direction));
        }
        return scalar(plain);
    }

    /** All schemas that have a name, in alphabetical order. */
    ObjectNode components() {
        ObjectNode all = JSON.objectNode();
        components.forEach(all::set);
        return all;
    }

    /** Adds a schema under a name of its own and answers with the reference to it. */
    ObjectNode named(String name, ObjectNode schema) {
        components.putIfAbsent(name, schema);
        return reference(name);
    }

    private ObjectNode scalar(Class<?> plain) {
        if (plain == ConditionValue.class) {
            return named("ConditionValue", conditionValue());
        }
        if (plain == SettingValue.class) {
            return named("SettingValue", settingValue());
        }
        if (plain == BigDecimal.class) {
            return named("Decimal", decimal());
        }
        if (plain == Metadata.class) {
            return named("Metadata", metadata());
        }
        if (plain == UUID.class || Json.isBareId(plain)) {
            return typed(STRING).put(FORMAT, "uuid");
        }
        if (plain == LocalDate.class) {
            return typed(STRING).put(FORMAT, "date");
        }
        if (plain == Instant.class) {
            return typed(STRING).put(FORMAT, "date-time");
        }
        if (plain == int.class || plain == Integer.class) {
            return typed("integer").put(FORMAT, "int32");
        }
        if (plain == long.class || plain == Long.class) {
            return typed("integer").put(FORMAT, "int64");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return typed("boolean");
        }
        if (plain == String.class) {
            return typed(STRING);
        }
        if (JsonNode.class.isAssignableFrom(plain) || Map.class.isAssignableFrom(plain)) {
            return typed(OBJECT);
        }
        if (plain == Object.class) {
            // Whatever the member it stands for can be.
            return JSON.objectNode();
        }
        throw new IllegalStateException("a body can't have a part of type " + plain);
    }

    private ObjectNode record(Class<?> type, Direction direction) {
        ObjectNode properties = JSON.objectNode();
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            if (direction == Direction.REQUEST && component.isAnnotationPresent(PatchOnly.class)) {
                continue;
            }
            ObjectNode member = member(component, direction);
            properties.set(component.getName(), direction == Direction.PATCH ? orNull(member) : member);
            if (isRequired(component, direction)) {
                required.add(component.getName());
            }
        }
        ObjectNode schema = typed(OBJECT);
        schema.set("properties", properties);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (direction != Direction.ANSWER) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private static ObjectNode orNull(ObjectNode member) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("anyOf").add(member).add(typed("null"));
        return schema;
    }

    /** The schema of a member of a record. */
    ObjectNode member(RecordComponent component, Direction direction) {
        if (component.isAnnotationPresent(DecimalText.class)) {
            return named("DecimalText", decimalText());
        }
        ObjectNode schema = of(component.getGenericType(), direction);
        bound(component.getAccessor(), component.getType() == List.class, schema);
        // What is written even when it is absent is null then.
        return component.getAccessor().isAnnotationPresent(JsonInclude.class) ? orNull(schema) : schema;
    }

    private static void bound(Method accessor, boolean isList, ObjectNode schema) {
        Length length = accessor.getAnnotation(Length.class);
        if (length != null) {
            bound(schema, "Length", length.min(), length.max());
        }
        Stream.of(accessor.getAnnotationsByType(Size.class))
                .forEach(size -> bound(schema, isList ? "Items" : "Length", size.min(), size.max()));
        Pattern pattern = accessor.getAnnotation(Pattern.class);
        if (pattern != null) {
            schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        }
    }

    private static void bound(ObjectNode schema, String what, int least, int most) {
        if (least > 0) {
            schema.put("min" + what, least);
        }
        if (most < Integer.MAX_VALUE) {
            schema.put("max" + what, most);
        }
    }

    /** As bodies are read: a list or labels that a client leaves out are empty. */
    private static boolean isRequired(RecordComponent component, Direction direction) {
        if (direction == Direction.PATCH) {
            return false;
        }
        boolean isEmptyWhenAbsent =
                List.of(List.class, Map.class, Metadata.class).contains(component.getType());
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !(direction == Direction.REQUEST && isEmptyWhenAbsent);
    }

    private static ObjectNode closedSet(Class<?> type) {
        ArrayNode values = JSON.arrayNode();
        Stream.of(type.getEnumConstants()).map(Json::tree).forEach(values::add);
        return typed(STRING).<ObjectNode>set("enum", values);
    }

    private ObjectNode shared(Class<?> type, Direction direction, Maker maker) {
        // A closed set looks the same in both directions.
        Key key = new Key(type, type.isEnum() ? Direction.ANSWER : direction);
        String known = names.get(key);
        if (known != null) {
            return reference(known);
        }
        String plain = name(type);
        String name = names.containsValue(plain) ? plain + direction.suffix : plain;
        if (names.containsValue(name)) {
            throw new IllegalStateException("two types have the name " + name + " in the description");
        }
        names.put(key, name);
        components.put(name, maker.make());
        return reference(name);
    }

    /** The name of a nested type begins with the type around it. */
    private static String name(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return (around == null ? "" : name(around)) + type.getSimpleName();
    }

    private static ObjectNode decimal() {
        ObjectNode schema = JSON.objectNode();
        schema.put("description", "An exact decimal number, as text or as a number; its digits are taken as written.");
        schema.putArray("anyOf")
                .add(typed(STRING)
                        .put("pattern", "^-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$")
                        .put("maxLength", 40))
                .add(typed("number"));
        return schema;
    }

    private static ObjectNode decimalText() {
        return typed(STRING)
                .put("pattern", DecimalText.PATTERN)
                .put("description", "An exact decimal number as plain text; amounts have their currency's decimals.");
    }

    private static ObjectNode conditionValue() {
        ObjectNode schema = JSON.objectNode();
        schema.put(
                "description",
                "What a field is compared with: a number, as text or as a number, true or false, or a list of codes or"
                        + " ids. Answers write numbers as text; per cent are per cent.");
        schema.putArray("anyOf")
                .add(typed(STRING))
                .add(typed("number"))
                .add(typed("boolean"))
                .add(typed("array").<ObjectNode>set("items", typed(STRING)));
        return schema;
    }

    private static ObjectNode settingValue() {
        ObjectNode schema = JSON.objectNode();
        schema.put(
                "description", "True or false, a number, a text, or an object of labels; it is what it is written as.");
        schema.putArray("anyOf")
                .add(typed("boolean"))
                .add(typed("number"))
                .add(typed(STRING))
                .add(metadata());
        return schema;
    }

    private static ObjectNode metadata() {
        return typed(OBJECT)
                .put(
                        "description",
                        "Labels, at most 16 KiB and 8 levels deep. Business values belong in typed fields and are"
                                + " refused here.");
    }

    static ObjectNode typed(String type) {
        return JSON.objectNode().put(TYPE, type);
    }

    private static ObjectNode reference(String name) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** Makes a schema when it is needed for the first time. */
    @FunctionalInterface
    private interface Maker {
        ObjectNode make();
    }

    /** A type as it is in one direction. */
    private record Key(Class<?> type, Direction direction) {}
}

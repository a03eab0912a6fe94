package com.pivotalflow.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.document.QuoteDifference.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a part of a document under one name each: objects with dots between the levels, lists whole. */
final class DocumentFields {

    /** Leaves out nothing, so that all members have one order and lists are never missing. */
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(MapperFeature.USE_ANNOTATIONS).build();

    private DocumentFields() {}

    /** What differs, in the order of the document, without the members of these names. */
    static <R extends Record> List<FieldChange> changes(R from, R to, Set<String> without) {
        if (from.equals(to)) {
            return List.of();
        }
        Map<String, JsonNode> before = fields(from, without);
        Map<String, JsonNode> after = fields(to, without);
        List<FieldChange> changes = new ArrayList<>();
        before.forEach((field, old) -> {
            JsonNode now = after.get(field);
            if (!old.equals(now)) {
                changes.add(new FieldChange(field, value(old), value(now)));
            }
        });
        return changes;
    }

    private static @Nullable Object value(@Nullable JsonNode node) {
        return node == null ? null : JSON.convertValue(node, Object.class);
    }

    private static Map<String, JsonNode> fields(Record part, Set<String> without) {
        ObjectNode members = JSON.valueToTree(part);
        members.remove(without);
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        collect("", members, fields);
        return fields;
    }

    private static void collect(String prefix, ObjectNode members, Map<String, JsonNode> fields) {
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            String field = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value instanceof ObjectNode nested) {
                collect(field + ".", nested, fields);
            } else {
                value.forEach(DocumentFields::dropAbsent);
                fields.put(field, isAbsent(value) ? NullNode.instance : value);
            }
        }
    }

    private static void dropAbsent(JsonNode entry) {
        if (entry instanceof ObjectNode members) {
            members.properties().removeIf(member -> isAbsent(member.getValue()));
        }
    }

    /** What the bytes leave out: nothing, empty text, an empty list. */
    private static boolean isAbsent(JsonNode value) {
        return value.isNull() || value.isTextual() && value.textValue().isEmpty() || value.isArray() && value.isEmpty();
    }

    /** The part with these members as they became. */
    static <R extends Record> R changed(R part, List<FieldChange> changes, Class<R> type) {
        if (changes.isEmpty()) {
            return part;
        }
        ObjectNode members = JSON.valueToTree(part);
        for (FieldChange change : changes) {
            set(members, change.field(), change.to());
        }
        return JSON.convertValue(members, type);
    }

    private static void set(ObjectNode members, String field, @Nullable Object value) {
        int dot = field.indexOf('.');
        if (dot >= 0) {
            if (!(members.get(field.substring(0, dot)) instanceof ObjectNode nested)) {
                throw new IllegalArgumentException("the document has no " + field);
            }
            set(nested, field.substring(dot + 1), value);
        } else if (value == null && members.path(field).isArray()) {
            members.putArray(field);
        } else {
            members.set(field, JSON.valueToTree(value));
        }
    }
}

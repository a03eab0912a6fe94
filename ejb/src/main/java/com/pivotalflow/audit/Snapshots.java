package com.pivotalflow.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.pivotalflow.organization.Ids;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a change as JSON. Of something that was there before and is there after, only the members that differ
 * are kept.
 *
 * @param before text of a JSON object, or null
 * @param after text of a JSON object, or null
 */
record Snapshots(@Nullable String before, @Nullable String after) {

    /** Differ with every change and say nothing. */
    private static final List<String> NOISE = List.of("etag", "updatedAt", "allowedTransitions");

    private static final List<String> COSTS =
            List.of("unitCost", "cost", "margin", "marginPercent", "linesWithoutCost");

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    static Snapshots of(@Nullable Object before, @Nullable Object after) {
        ObjectNode old = members(before);
        ObjectNode now = members(after);
        if (old != null && now != null) {
            dropEqual(old, now);
        }
        return new Snapshots(text(old), text(now));
    }

    /** Many changes as an array of objects, each with an id of its own. */
    static String entries(List<Change> changes) {
        ArrayNode entries = JSON.createArrayNode();
        for (Change change : changes) {
            ObjectNode old = members(change.before());
            ObjectNode now = members(change.after());
            if (old != null && now != null) {
                dropEqual(old, now);
            }
            ObjectNode entry = entries.addObject()
                    .put("id", Ids.next().toString())
                    .put("action", change.action())
                    .put("entityType", change.entityType());
            if (change.entity() != null) {
                entry.put("entity", change.entity().toString());
            }
            if (old != null) {
                entry.set("before", old);
            }
            if (now != null) {
                entry.set("after", now);
            }
        }
        return entries.toString();
    }

    private static @Nullable ObjectNode members(@Nullable Object side) {
        if (side == null) {
            return null;
        }
        if (!(JSON.<JsonNode>valueToTree(side) instanceof ObjectNode members)) {
            throw new IllegalArgumentException(side.getClass() + " is not written as a JSON object");
        }
        members.remove(NOISE);
        return members;
    }

    private static void dropEqual(ObjectNode old, ObjectNode now) {
        Iterator<Map.Entry<String, JsonNode>> members = old.properties().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            if (Objects.equals(member.getValue(), now.get(member.getKey()))) {
                members.remove();
                now.remove(member.getKey());
            }
        }
    }

    /** A side as it was written; null stays null. */
    static @Nullable JsonNode parse(@Nullable String side) {
        try {
            return side == null ? null : JSON.readTree(side);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot can't be read", e);
        }
    }

    /** Without members that tell what something costs the firm, at any depth. */
    static @Nullable JsonNode withoutCosts(@Nullable JsonNode side) {
        if (side == null) {
            return null;
        }
        JsonNode rest = side.deepCopy();
        dropCosts(rest);
        return rest;
    }

    private static void dropCosts(JsonNode node) {
        if (node instanceof ObjectNode members) {
            members.remove(COSTS);
        }
        node.forEach(Snapshots::dropCosts);
    }

    private static @Nullable String text(@Nullable ObjectNode members) {
        try {
            return members == null ? null : JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot can't be written", e);
        }
    }
}

package com.pivotalflow.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters as the database keeps them. */
final class StoredFilters {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATUS = "status";
    private static final String FROM = "from";
    private static final String UNTIL = "until";

    private StoredFilters() {}

    static String text(ExportFilters filters) {
        ObjectNode object = JSON.createObjectNode();
        if (!filters.status().isEmpty()) {
            filters.status().forEach(object.putArray(STATUS)::add);
        }
        if (filters.from() != null) {
            object.put(FROM, filters.from().toString());
        }
        if (filters.until() != null) {
            object.put(UNTIL, filters.until().toString());
        }
        return object.toString();
    }

    static ExportFilters parse(String text) {
        try {
            JsonNode object = JSON.readTree(text);
            List<String> statuses = new ArrayList<>();
            object.path(STATUS).forEach(status -> statuses.add(status.asText()));
            return new ExportFilters(statuses, day(object.path(FROM)), day(object.path(UNTIL)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored filters can't be read", e);
        }
    }

    private static @Nullable LocalDate day(JsonNode node) {
        return node.isMissingNode() ? null : LocalDate.parse(node.asText());
    }
}

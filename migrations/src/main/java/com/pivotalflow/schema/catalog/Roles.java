package com.pivotalflow.schema.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The roles of an installation and the placeholders that stand for them in scripts and catalogs, so that one expected
 * catalog fits installations that name their roles differently.
 */
public final class Roles {

    private final Map<String, String> placeholders;

    private Roles(Map<String, String> placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * Takes the placeholders of the scripts.
     *
     * @param placeholders what stands for a role, such as {@code app}, and the name of the role
     */
    public static Roles of(Map<String, String> placeholders) {
        return new Roles(new TreeMap<>(placeholders));
    }

    /** A text with every placeholder replaced by its role, quoted if SQL needs it. */
    public String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            filled = filled.replace("${" + placeholder.getKey() + "}", quoted(placeholder.getValue()));
        }
        return filled;
    }

    /** Names of roles, each once: a role that plays two parts reads as the first. */
    List<String> names() {
        return placeholders.values().stream().distinct().toList();
    }

    /** What stands for each of {@link #names()}. */
    List<String> standIns() {
        List<String> standIns = new ArrayList<>();
        for (String name : names()) {
            placeholders.entrySet().stream()
                    .filter(placeholder -> placeholder.getValue().equals(name))
                    .findFirst()
                    .ifPresent(placeholder -> standIns.add("${" + placeholder.getKey() + "}"));
        }
        return standIns;
    }

    private static String quoted(String role) {
        return role.matches("[a-z_][a-z0-9_]*") ? role : '"' + role.replace("\"", "\"\"") + '"';
    }
}

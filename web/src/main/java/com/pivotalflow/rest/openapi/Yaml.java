package com.pivotalflow.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * Writes a tree of JSON as YAML 1.2 in blocks. A scalar is written as JSON writes it, which YAML reads alike; so a text is
 * always in quotes and never mistaken for a number, a date or a truth value.
 */
final class Yaml {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z$/][A-Za-z0-9$/_-]*");
    private static final Pattern SPOKEN_NAME = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");
    private static final String STEP = "  ";

    private final StringBuilder text = new StringBuilder();

    private Yaml() {}

    /** An object or array as text. */
    static String of(JsonNode tree) {
        Yaml yaml = new Yaml();
        yaml.block(tree, "");
        return yaml.text.toString();
    }

    private void block(JsonNode node, String indent) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                text.append(indent).append(name(member.getKey())).append(':');
                value(member.getValue(), indent + STEP);
            });
        } else {
            node.forEach(element -> {
                text.append(indent).append('-');
                value(element, indent + STEP);
            });
        }
    }

    private void value(JsonNode node, String indent) {
        if (node.isContainerNode() && !node.isEmpty()) {
            text.append('\n');
            block(node, indent);
        } else {
            text.append(' ').append(node).append('\n');
        }
    }

    private static String name(String name) {
        boolean isPlain =
                PLAIN_NAME.matcher(name).matches() && !SPOKEN_NAME.matcher(name).matches();
        return isPlain ? name : '"' + name + '"';
    }
}

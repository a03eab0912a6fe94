package com.pivotalflow.schema.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statement that leads from what was found to what was expected, for things whose definition is a statement. It is
 * shown to a person and never run: why the thing differs, only a person knows.
 */
final class Restoration {

    /** A name in front of a dot, or the last one, quoted or not. */
    private static final String NAME = "(\"(?:[^\"]|\"\")*\"|[^.\" ]+)";

    private static final Pattern COLUMN = Pattern.compile("(.+)\\." + NAME);
    private static final Pattern RELATION = Pattern.compile(NAME + "\\..+");
    private static final Pattern COMMENTED = Pattern.compile("(table column|table constraint|[a-z]+(?: view)?) (.+)");
    private static final Pattern STATE = Pattern.compile("(?s).* (DISABLED|REPLICA|ALWAYS)");
    private static final Pattern UNUSABLE = Pattern.compile("(?s).* (INVALID|NOT READY)");
    private static final Pattern LEFT_BEHIND = Pattern.compile(".*_cc(new|old)\\d*\"?");
    private static final String GRANTABLE = " WITH GRANT OPTION";

    /** How the server calls things that have a comment, where a statement calls them differently. */
    private static final Map<String, String> COMMENT_ON =
            Map.of("table column", "COLUMN", "table constraint", "CONSTRAINT");

    private Restoration() {}

    /** The statement, or null if the definition is none. */
    static @Nullable String statement(Entry.Key key, @Nullable Entry expected, @Nullable Entry found) {
        String before = found == null ? "" : found.definition();
        String after = expected == null ? "" : expected.definition();
        String[] part = key.object().split(" on (?!.* on )", 2);
        String table = part.length == 2 ? part[1] : "";
        return switch (key.kind()) {
            case CONSTRAINT ->
                "ALTER TABLE " + table
                        + (before.isEmpty() ? "" : " DROP CONSTRAINT " + part[0])
                        + (before.isEmpty() || after.isEmpty() ? "" : ",")
                        + (after.isEmpty() ? ";" : " ADD CONSTRAINT " + part[0] + " " + after + ";");
            case POLICY ->
                join(
                        before.isEmpty() ? "" : "DROP POLICY " + part[0] + " ON " + table + ";",
                        after.isEmpty() ? "" : "CREATE POLICY " + part[0] + " ON " + table + " " + after + ";");
            case INDEX -> index(part[0], schemaOf(table), before, after);
            case TRIGGER -> trigger(part[0], table, before, after);
            case QUERY ->
                after.startsWith("VIEW ") ? "CREATE OR REPLACE VIEW " + key.object() + after.substring(4) : null;
            case GRANT -> grant(key.object(), before, after);
            case COMMENT -> comment(key.object(), after);
            default -> null;
        };
    }

    private static String index(String name, String schema, String before, String after) {
        String qualified = schema + "." + name;
        boolean broken = UNUSABLE.matcher(before).matches();
        // What a failed rebuild leaves behind has a name of the server's own and stands beside the index it was for.
        if (broken && !LEFT_BEHIND.matcher(name).matches() && (after.isEmpty() || before.startsWith(after))) {
            return "REINDEX INDEX CONCURRENTLY " + qualified + ";";
        }
        return join(before.isEmpty() ? "" : "DROP INDEX " + qualified + ";", after.isEmpty() ? "" : after + ";");
    }

    private static @Nullable String trigger(String name, String table, String before, String after) {
        if (name.startsWith("key ")) {
            return "ALTER TABLE " + table + " ENABLE TRIGGER ALL;";
        }
        return STATE.matcher(after).matches()
                ? null
                : join(
                        before.isEmpty() ? "" : "DROP TRIGGER " + name + " ON " + table + ";",
                        after.isEmpty() ? "" : after + ";");
    }

    private static @Nullable String grant(String object, String before, String after) {
        if ((before + after).contains(GRANTABLE) || object.contains(" that ")) {
            return null;
        }
        int to = object.lastIndexOf(" to ");
        String role = object.substring(to + 4);
        String type = (after.isEmpty() ? before : after).split(" ", 2)[0];
        String on = object.substring(0, to);
        return join(
                rights("GRANT", without(after, before), type, on, " TO " + role),
                rights("REVOKE", without(before, after), type, on, " FROM " + role));
    }

    private static List<String> without(String rights, String others) {
        List<String> other = rightsOf(others);
        return rightsOf(rights).stream().filter(right -> !other.contains(right)).toList();
    }

    private static List<String> rightsOf(String definition) {
        int space = definition.indexOf(' ');
        return space < 0
                ? List.of()
                : Arrays.asList(definition.substring(space + 1).split(", ", -1));
    }

    private static String rights(String verb, List<String> rights, String type, String object, String whom) {
        if (rights.isEmpty()) {
            return "";
        }
        Matcher column = COLUMN.matcher(object);
        return type.equals("COLUMN") && column.matches()
                ? verb + " "
                        + String.join(
                                ", ",
                                rights.stream()
                                        .map(right -> right + " (" + column.group(2) + ")")
                                        .toList())
                        + " ON TABLE " + column.group(1) + whom + ";"
                : verb + " " + String.join(", ", rights) + " ON " + type + " " + object + whom + ";";
    }

    private static @Nullable String comment(String object, String text) {
        Matcher commented = COMMENTED.matcher(object);
        if (!commented.matches()) {
            return null;
        }
        String type =
                COMMENT_ON.getOrDefault(commented.group(1), commented.group(1).toUpperCase(Locale.ROOT));
        return "COMMENT ON " + type + " " + commented.group(2) + " IS "
                + (text.isEmpty() ? "NULL" : "'" + text.replace("'", "''") + "'") + ";";
    }

    private static String schemaOf(String table) {
        Matcher relation = RELATION.matcher(table);
        return relation.matches() ? relation.group(1) : "public";
    }

    private static String join(String... statements) {
        return String.join(
                " ",
                Stream.of(statements).filter(statement -> !statement.isEmpty()).toList());
    }
}

package com.pivotalflow.schema.catalog;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as expected, in the names of the installation.
 *
 * @param drift in which way
 * @param key what it is
 * @param expected its definition in the scripts, if they have one
 * @param found its definition in the database, if it has one
 * @param since the script that gave the expected definition, such as {@code V0003}
 * @param restore the statement that would put it right, where a definition is a statement
 */
public record Deviation(
        Drift drift,
        Entry.Key key,
        @Nullable String expected,
        @Nullable String found,
        @Nullable String since,
        @Nullable String restore) {

    static Deviation of(
            Drift drift, Entry.Key key, @Nullable Entry expected, @Nullable Entry found, int since, Roles roles) {
        String statement = Restoration.statement(key, expected, found);
        return new Deviation(
                drift,
                new Entry.Key(roles.fill(key.object()), key.kind()),
                expected == null ? null : roles.fill(expected.definition()),
                found == null ? null : roles.fill(found.definition()),
                since < 0 ? null : script(since),
                statement == null ? null : roles.fill(statement));
    }

    /** Several lines: what it is, then what is known about it, indented. */
    public String text() {
        StringBuilder text = new StringBuilder(drift.words()).append(' ').append(key);
        append(text, "expected", expected);
        append(text, "found", found);
        append(text, "since", since);
        append(text, "restore", restore);
        return text.toString();
    }

    /** The same as an object; what is not known is absent. */
    public JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder().add("object", key.toString());
        add(json, "expected", expected);
        add(json, "found", found);
        add(json, "since", since);
        add(json, "restore", restore);
        return json.build();
    }

    private static String script(int version) {
        return version == 0 ? "db/bootstrap/roles.sql" : String.format(Locale.ROOT, "V%04d", version);
    }

    private static void append(StringBuilder text, String label, @Nullable String value) {
        if (value != null) {
            text.append(String.format(Locale.ROOT, "%n    %-9s", label)).append(value.replace("\n", "\n             "));
        }
    }

    private static void add(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}

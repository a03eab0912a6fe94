package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a copy holds and what it must read back as.
 *
 * @param origin of what and when
 * @param tables each with its rows
 * @param sequences each with its position; of a full backup only
 * @param definitions of the saved tables with their grants and comments, as a catalog has them; none of a full backup,
 *     whose schema comes from the scripts
 */
record Manifest(Origin origin, List<TableCopy> tables, List<Sequence> sequences, List<Entry> definitions) {

    private static final String FORMAT = "pivotal-backup/1";

    /**
     * Of what and when a copy was made.
     *
     * @param script file name of the script it was made for; empty for a full backup
     * @param checksum of that script, or the journal head of a full backup
     * @param version newest script the database had; 0 if it does not matter
     * @param database name of it
     * @param server version of PostgreSQL
     * @param snapshot what was visible, as the server writes it
     * @param taken when, in UTC
     */
    record Origin(
            String script,
            String checksum,
            int version,
            String database,
            String server,
            String snapshot,
            String taken) {

        private static final String QUESTION = """
                SELECT current_database(), split_part(current_setting('server_version'), ' ', 1),
                       pg_current_snapshot()::text
                """;

        /** Of what a transaction sees. */
        static Origin of(Connection connection, String script, String checksum, int version) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(QUESTION);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Origin(
                        script,
                        checksum,
                        version,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Clock.systemUTC()
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
            }
        }
    }

    /**
     * A table and its rows.
     *
     * @param shape what of it was saved
     * @param file its name in the directory
     * @param content what it must read back as
     */
    record TableCopy(TableShape shape, String file, Content content) {}

    /**
     * A sequence.
     *
     * @param name of it, with schema
     * @param value the last one given, if {@code called}, else the next
     * @param called whether it ever gave one
     */
    record Sequence(String name, long value, boolean called) {}

    Manifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        definitions = List.copyOf(definitions);
    }

    /**
     * Reads the manifest of a copy.
     *
     * @throws SchemaFailedException if there is none or it cannot be read
     */
    static Manifest read(CopyFolder folder) {
        Path file = folder.path().resolve(CopyFolder.MANIFEST);
        try (Reader text = Files.newBufferedReader(file);
                JsonReader reader = Json.createReader(text)) {
            JsonObject json = reader.readObject();
            if (!FORMAT.equals(json.getString("format", ""))) {
                throw new SchemaFailedException(
                        file + " is not in the form " + FORMAT + ": it was made by another version of this tool");
            }
            return parse(json);
        } catch (NoSuchFileException e) {
            throw new SchemaFailedException("there is no " + CopyFolder.MANIFEST + " in " + folder.path()
                    + ": the copy was never finished. Nothing was changed.");
        } catch (JsonException | ClassCastException | NullPointerException | IOException e) {
            throw new SchemaFailedException("cannot read " + file + ": " + e.getMessage() + ". Nothing was changed.");
        }
    }

    /** One table, sequence or definition a line. */
    String toText() {
        JsonArrayBuilder copies = Json.createArrayBuilder();
        tables.forEach(table -> copies.add(json(table)));
        JsonArrayBuilder positions = Json.createArrayBuilder();
        sequences.forEach(sequence -> positions.add(Json.createObjectBuilder()
                .add("sequence", sequence.name())
                .add("value", sequence.value())
                .add("called", sequence.called())));
        JsonArrayBuilder entries = Json.createArrayBuilder();
        definitions.forEach(entry -> entries.add(Json.createObjectBuilder()
                .add("object", entry.object())
                .add("kind", entry.kind().toString())
                .add("definition", entry.definition())));
        return "{\"format\":\"" + FORMAT + "\",\n\"origin\":" + json(origin)
                + ",\n\"tables\":" + lines(copies.build())
                + ",\n\"sequences\":" + lines(positions.build())
                + ",\n\"definitions\":" + lines(entries.build()) + "}\n";
    }

    private static String lines(JsonArray array) {
        return array.stream().map(JsonValue::toString).collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    private static JsonObject json(Origin origin) {
        return Json.createObjectBuilder()
                .add("script", origin.script())
                .add("checksum", origin.checksum())
                .add("version", origin.version())
                .add("database", origin.database())
                .add("server", origin.server())
                .add("snapshot", origin.snapshot())
                .add("taken", origin.taken())
                .build();
    }

    private static JsonObjectBuilder json(TableCopy table) {
        TableShape shape = table.shape();
        JsonArrayBuilder columns = Json.createArrayBuilder();
        shape.columns()
                .forEach(column -> columns.add(Json.createObjectBuilder()
                        .add("name", column.name())
                        .add("type", column.type())
                        .add("collation", column.collation())
                        .add("generated", column.generated())));
        return Json.createObjectBuilder()
                .add("table", shape.name())
                .add("title", shape.title())
                .add("file", table.file())
                .add("rows", table.content().rows())
                .add("bytes", table.content().bytes())
                .add("sha256", table.content().sha256())
                .add("key", Json.createArrayBuilder(shape.key()))
                .add("columns", columns);
    }

    private static Manifest parse(JsonObject json) {
        JsonObject origin = json.getJsonObject("origin");
        return new Manifest(
                new Origin(
                        origin.getString("script"),
                        origin.getString("checksum"),
                        origin.getInt("version"),
                        origin.getString("database"),
                        origin.getString("server"),
                        origin.getString("snapshot"),
                        origin.getString("taken")),
                json.getJsonArray("tables").getValuesAs(JsonObject.class).stream()
                        .map(Manifest::table)
                        .toList(),
                json.getJsonArray("sequences").getValuesAs(JsonObject.class).stream()
                        .map(entry -> new Sequence(
                                entry.getString("sequence"),
                                entry.getJsonNumber("value").longValueExact(),
                                entry.getBoolean("called")))
                        .toList(),
                json.getJsonArray("definitions").getValuesAs(JsonObject.class).stream()
                        .map(entry -> new Entry(
                                entry.getString("object"),
                                Kind.valueOf(entry.getString("kind")
                                        .toUpperCase(Locale.ROOT)
                                        .replace(' ', '_')),
                                entry.getString("definition")))
                        .toList());
    }

    private static TableCopy table(JsonObject json) {
        List<TableShape.Column> columns = json.getJsonArray("columns").getValuesAs(JsonObject.class).stream()
                .map(column -> new TableShape.Column(
                        column.getString("name"),
                        column.getString("type"),
                        column.getString("collation"),
                        column.getBoolean("generated")))
                .toList();
        List<String> key = json.getJsonArray("key").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
        boolean tenant = columns.stream().anyMatch(column -> column.name().equals(TableShape.TENANT));
        return new TableCopy(
                new TableShape(0, json.getString("table"), columns, key, tenant, false, false, json.getString("title")),
                json.getString("file"),
                new Content(
                        json.getJsonNumber("rows").longValueExact(),
                        json.getJsonNumber("bytes").longValueExact(),
                        json.getString("sha256")));
    }
}

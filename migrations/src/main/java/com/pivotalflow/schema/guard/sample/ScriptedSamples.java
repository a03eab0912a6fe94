package com.pivotalflow.schema.guard.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Statements written for tables whose rows cannot be invented: {@code db/samples/<table>.sql}. */
public final class ScriptedSamples {

    private ScriptedSamples() {}

    /**
     * The statements for a table.
     *
     * @param table its name with schema; the file goes without {@code public}
     */
    public static Optional<String> find(String table) {
        String file = table.startsWith("public.") ? table.substring("public.".length()) : table;
        try (InputStream stream =
                ScriptedSamples.class.getClassLoader().getResourceAsStream("db/samples/" + file + ".sql")) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read db/samples/" + file + ".sql", e);
        }
    }
}

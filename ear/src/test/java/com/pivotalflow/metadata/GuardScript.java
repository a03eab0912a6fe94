package com.pivotalflow.metadata;

import com.pivotalflow.metadata.ProductDatabase.Document;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptName;
import com.pivotalflow.schema.script.ScriptText;
import com.pivotalflow.testing.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two scripts that bring a list of forbidden keys into the database, recipe S15: the function is replaced, and since
 * a check is not run again when its function changes, every check that uses it is added anew and then validated.
 */
final class GuardScript {

    private static final int KEYS_IN_A_LINE = 6;

    private final List<String> keys;
    private final Map<String, List<Document>> tables;

    /**
     * Scripts for a list.
     *
     * @param keys normalized
     * @param guarded every column that is under the rule
     */
    GuardScript(List<String> keys, List<Document> guarded) {
        this.keys = List.copyOf(keys);
        this.tables = guarded.stream()
                .collect(Collectors.groupingBy(Document::table, LinkedHashMap::new, Collectors.toList()));
    }

    /** In their order, with the next numbers of the product. */
    List<Script> scripts() {
        int next = scriptsOfTheProduct() + 1;
        return List.of(
                script(next, "replace_forbidden_metadata_keys", replacement()),
                script(next + 1, "validate_metadata_checks", validation()));
    }

    /** Both scripts for people, ready to be put into files. */
    String text() {
        return scripts().stream()
                .map(script -> "---- " + script.name().fileName() + "\n"
                        + script.text().normalized())
                .collect(Collectors.joining("\n"));
    }

    private String replacement() {
        StringBuilder list = new StringBuilder();
        for (int from = 0; from < keys.size(); from += KEYS_IN_A_LINE) {
            list.append(from == 0 ? "    " : ",\n    ")
                    .append(keys.subList(from, Math.min(from + KEYS_IN_A_LINE, keys.size())).stream()
                            .map(key -> "'" + key + "'")
                            .collect(Collectors.joining(", ")));
        }
        return """
                CREATE OR REPLACE FUNCTION forbidden_metadata_keys() RETURNS text[]
                LANGUAGE sql IMMUTABLE PARALLEL SAFE
                RETURN ARRAY[
                %s
                ];

                COMMENT ON FUNCTION forbidden_metadata_keys() IS
                    'The %d normalized names that no guarded JSON document may use as a key at any depth, because a typed column holds that value. Same list as ForbiddenKeys in Java.';

                """.formatted(list, keys.size()) + eachTable(GuardScript::addAnew);
    }

    private String validation() {
        return eachTable(document -> "VALIDATE CONSTRAINT " + document.check());
    }

    private static String addAnew(Document document) {
        return "DROP CONSTRAINT %1$s,\n    ADD CONSTRAINT %1$s CHECK (metadata_is_clean(%2$s)) NOT VALID"
                .formatted(document.check(), document.column());
    }

    private String eachTable(Function<Document, String> change) {
        return tables.entrySet().stream()
                .map(table -> "ALTER TABLE " + table.getKey().substring("public.".length()) + "\n    "
                        + table.getValue().stream().map(change).collect(Collectors.joining(",\n    ")) + ";\n")
                .collect(Collectors.joining());
    }

    private static Script script(int number, String words, String text) {
        return Script.of(new ScriptName(ScriptName.Kind.VERSIONED, number, words), ScriptText.of(text));
    }

    private static int scriptsOfTheProduct() {
        try (Stream<Path> files = Files.list(Build.module("migrations").resolve("src/main/resources/db/migration"))) {
            return Math.toIntExact(files.count());
        } catch (IOException e) {
            throw new UncheckedIOException("no scripts of the product", e);
        }
    }
}

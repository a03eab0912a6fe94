package com.pivotalflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides, is filtered, sorted or summed has a typed column, so no query needs to look for it in JSON. */
class JsonQueriesTest {

    @Test
    void noQueryOfJavaReadsABusinessValueOutOfJson() {
        List<Path> sources = ProductClasses.sources();

        assertThat(sources).hasSizeGreaterThan(300);
        assertThat(sources.stream()
                        .flatMap(source -> JsonReads.textsOf(text(source)).flatMap(text -> reads(source, text)))
                        .toList())
                .isEmpty();
    }

    @Test
    void noScriptReadsABusinessValueOutOfJson() {
        List<Path> scripts = scripts();

        assertThat(scripts).hasSizeGreaterThanOrEqualTo(24);
        assertThat(scripts.stream()
                        .flatMap(script -> reads(script, text(script)))
                        .toList())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT metadata->>'unitPrice' FROM quotes",
                "SELECT metadata -> 'a' ->> 'grand_total' FROM quotes",
                "SELECT metadata #>> '{pricing,0,Qty}' FROM quotes",
                "SELECT 1 FROM quotes WHERE metadata @? '$.pricing[*].price'",
                "SELECT 1 FROM quotes WHERE metadata @@ '$.status == \"sent\"'",
                "SELECT 1 FROM quotes WHERE metadata @> '{\"status\": \"sent\"}'",
                "SELECT 1 FROM quotes WHERE metadata @> jsonb_build_object('status', ?)",
                "SELECT 1 FROM quotes WHERE metadata ? 'discount'",
                "SELECT metadata['total'] FROM quotes",
                "SELECT jsonb_extract_path_text(metadata, 'pricing', 'unit_price') FROM quotes",
                "SELECT jsonb_path_query_first(metadata, 'lax $.taxRate') FROM quotes",
                "SELECT r.price FROM quotes, jsonb_to_record(metadata) AS r (price numeric)",
                "SELECT json_value(metadata, '$.amount') FROM quotes",
                "SELECT e.value FROM quotes, jsonb_each(metadata) AS e WHERE e.key = 'price'",
                "SELECT function('jsonb_extract_path_text', q.metadata, 'price') FROM Quote q"
            })
    void aBusinessValueIsFoundHoweverItIsRead(String query) {
        assertThat(JsonReads.in(query)).anyMatch(JsonReads::takesBusinessValue);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT metadata->>'campaign' FROM quotes",
                "SELECT unit_price, 'a' || status FROM quote_line_items WHERE total > 0",
                "SELECT 1 FROM customers c WHERE c.tags @> ARRAY[CAST(:tag AS text)]",
                "CREATE INDEX ix_quotes_metadata ON quotes USING gin (metadata jsonb_path_ops)"
            })
    void otherQueriesAreLeftAlone(String query) {
        assertThat(JsonReads.in(query)).noneMatch(JsonReads::takesBusinessValue);
    }

    @Test
    void aQueryIsReadTogetherAcrossItsLines() {
        String source =
                "/* \" */ x(y -> \"SELECT metadata\" // \"\n + \"->>'price'\", \"\"\"\n#>> '{total}'\"\"\", '\"');";

        assertThat(JsonReads.textsOf(source)).containsExactly("SELECT metadata", "->>'price'", "\n#>> '{total}'");
        assertThat(JsonReads.textsOf("a(\"metadata -\"\n    + \"> 'price'\")")).containsExactly("metadata -> 'price'");
    }

    private static Stream<String> reads(Path file, String text) {
        return JsonReads.in(text).stream()
                .filter(JsonReads::takesBusinessValue)
                .map(read -> file.getFileName() + ": " + read.strip());
    }

    private static List<Path> scripts() {
        try (Stream<Path> files = Files.walk(Build.module("migrations").resolve("src/main/resources/db"))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> !file.toString().contains("recipes"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no scripts", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}

package com.pivotalflow.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rows look in files. */
class CsvFormTest {

    private static final List<Column> COLUMNS =
            List.of(Column.text("name", "x.name"), Column.whole("days", "x.days"), Column.text("note", "x.note"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | plain",
                "a,b | \"a,b\"",
                "say \"hi\" | \"say \"\"hi\"\"\"",
                "=1+1 | '=1+1",
                "+64 9 123 | '+64 9 123",
                "-5 | '-5",
                "@SUM(A1) | '@SUM(A1)",
                "=A1,B1 | \"'=A1,B1\"",
                "=\"x\" | \"'=\"\"x\"\"\"",
                "'=1+1 | ''=1+1",
                "''@x | '''@x",
                "'quoted | 'quoted",
                "a=b | a=b"
            })
    void aCellIsNoFormulaAndReadsBackAsItWas(String text, String cell) {
        assertThat(CsvForm.cell(text)).isEqualTo(cell);
    }

    @Test
    void endsOfLinesAndTabsStayWithinTheirCell() {
        assertThat(CsvForm.cell("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(CsvForm.cell("a\r\nb")).isEqualTo("\"a\r\nb\"");
        assertThat(CsvForm.cell("\t=x")).isEqualTo("'\t=x");
        assertThat(CsvForm.cell(null)).isEmpty();
    }

    @Test
    void aLineOfNamesStandsBeforeTheRows() {
        CsvForm form = new CsvForm();

        assertThat(form.begin(COLUMNS) + form.row(COLUMNS, row("Tūī", "20", null), true) + form.end())
                .isEqualTo("name,days,note\r\nTūī,20,\r\n");
    }

    @Test
    void jsonIsOneArrayOfObjectsWithoutWhatIsAbsent() throws Exception {
        JsonForm form = new JsonForm();
        String text = form.begin(COLUMNS)
                + form.row(COLUMNS, row("a \"b\"\n\u2028", "20", null), true)
                + form.row(COLUMNS, row(null, null, "=1"), false)
                + form.end();

        JsonNode rows = new ObjectMapper().readTree(text);

        assertThat(rows).hasSize(2);
        assertThat(rows.at("/0/name").asText()).isEqualTo("a \"b\"\n\u2028");
        assertThat(rows.at("/0/days").isInt()).isTrue();
        assertThat(rows.at("/0").has("note")).isFalse();
        assertThat(rows.at("/1/note").asText()).isEqualTo("=1");
        assertThat(new ObjectMapper().readTree(form.begin(COLUMNS) + form.end()))
                .isEmpty();
    }

    private static ExportRow row(@Nullable String... cells) {
        return new ExportRow(new UUID(0, 1), Arrays.asList(cells));
    }
}

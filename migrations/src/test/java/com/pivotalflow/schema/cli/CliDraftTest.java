package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file that is no script yet is judged on top of the journal, or of files that are named. */
class CliDraftTest {

    @TempDir
    private Path folder;

    private Path draft;

    @BeforeEach
    void aDraft() throws Exception {
        draft = write("Drop the label.sql", "ALTER TABLE shelves DROP COLUMN label;\n");
    }

    @Test
    void aDraftMeetsRowsOfTheFilesItIsPutOn() throws Exception {
        Path tables = write("tables.sql", """
                CREATE TABLE shelves (id integer PRIMARY KEY CHECK (id IN (7, 8)), label text CHECK (label = 'mine'));
                CREATE VIEW shelf_labels AS SELECT id FROM shelves;
                CREATE FUNCTION shelf() RETURNS integer LANGUAGE sql AS 'SELECT 1';
                """);
        Path rows = write("rows.sql", "INSERT INTO shelves VALUES (7, 'mine'), (8, NULL);\n");

        String output = run("check", "--script=" + draft, "--after=" + tables, "--after=" + rows)
                .ends(1)
                .out();

        assertThat(output)
                .contains(
                        "V0003__drop_the_label.sql:1: PF-D02 column-dropped public.shelves.label: with 1 sample values")
                .contains("(files: db/recipes/S09)")
                .contains("as V0003__drop_the_label.sql behind V0002__rows.sql: destructive PF-D02, in ")
                .doesNotContain("PF-N04");

        Path view = write(
                "view.sql",
                "CREATE OR REPLACE VIEW shelf_labels AS SELECT id, label FROM shelves;\n"
                        + "ALTER FUNCTION shelf() IMMUTABLE;\n");
        assertThat(run("check", "--json", "--script=" + view, "--after=" + tables, "--after=" + rows)
                        .ends(0)
                        .json()
                        .getString("coverage"))
                .as("what a superuser made belongs to the owner")
                .isEqualTo("full");
    }

    @Test
    void aDraftIsJudgedOnTopOfTheJournal() throws Exception {
        Path db = folder.resolve("db");
        write("db/migration/V0001__shelves.sql", "CREATE TABLE shelves (id integer PRIMARY KEY, label text);\n");
        write("db/rollback/U0001__shelves.sql", "DROP TABLE shelves;\n");
        run("catalog", "--write", "--scripts=" + db).ends(0);
        run("journal", "--write", "--scripts=" + db).ends(0);
        write("db/migration/V0002__not_judged_yet.sql", "ALTER TABLE shelves DROP COLUMN label;\n");

        assertThat(run("check", "--scripts=" + db, "--script=" + draft).ends(1).out())
                .as("a script without a line in the journal is not below it")
                .contains("as V0002__drop_the_label.sql behind V0001__shelves.sql: destructive PF-D02")
                .doesNotContain("with 0 sample values");
        assertThat(run("check", "--scripts=" + db, "--script=" + db.resolve("migration/V0001__shelves.sql"))
                        .ends(0)
                        .out())
                .contains("V0001__shelves.sql alone: safe");
        assertThat(run("check", "--scripts=" + db, "--script=" + db.resolve("rollback/U0001__shelves.sql"))
                        .ends(1)
                        .out())
                .contains("U0001__shelves.sql:1: PF-D01 table-dropped public.shelves");
    }

    @Test
    void theTextOfADraftIsSuspectedWithoutADatabase() throws Exception {
        assertThat(run("check", "--text", "--script=" + draft).ends(1).out())
                .contains("V", "__drop_the_label.sql:1: PF-D02", "suspected by text", "coverage: text");
        Path routine =
                write("routine.sql", "CREATE FUNCTION sweep() RETURNS void LANGUAGE sql AS 'DELETE FROM shelves';");
        Path call = write("call.sql", "SELECT sweep();\n");
        assertThat(run("check", "--text", "--script=" + call).ends(0).out()).contains("nothing suspicious found");
        assertThat(run("check", "--text", "--script=" + call, "--after=" + routine)
                        .ends(1)
                        .out())
                .contains("PF-D07", "in routine sweep, which it calls");
    }

    @Test
    void whatCannotBeJudgedIsNamed() throws Exception {
        Path broken = write("broken.sql", "CREATE TABLE shelves (id integer;\n");
        assertThat(run("check", "--script=" + draft, "--after=" + broken)
                        .ends(1)
                        .err())
                .contains("V0001__broken.sql does not run on scratch", "42601");
        assertThat(run("check", "--script=" + folder.resolve("missing.sql"))
                        .ends(2)
                        .err())
                .contains("cannot read", "missing.sql");
        assertThat(run("check", "--after=" + draft).ends(2).err()).contains("--after goes with --script");
        assertThat(run("check", "--script=" + draft, "--against=HEAD").ends(2).err())
                .contains("--against goes without");
        Files.write(draft, new byte[] {(byte) 0xff});
        assertThat(run("check", "--text", "--script=" + draft).ends(8).out()).contains("PF-N02");
    }

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Command run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = SharedScratch.option();
        return Command.run(Map.of(), all);
    }
}

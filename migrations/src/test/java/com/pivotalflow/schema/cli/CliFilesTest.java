package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.journal.LockFile;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of files, good and bad, without a database. */
class CliFilesTest {

    @TempDir
    private Path folder;

    private Sources sources;

    @BeforeEach
    void copyTheSources() {
        sources = Sources.in(folder);
    }

    @Test
    void whatFitsIsCalledFitting() {
        assertThat(run("journal").ends(0).out()).matches("journal [0-9a-f]{12}: \\d+ scripts fit\n");
        assertThat(run("check", "--text").ends(0).out())
                .contains("nothing suspicious found in")
                .contains("Nothing was run")
                .doesNotContain("safe");

        JsonObject document = run("check", "--text", "--json").ends(0).json();
        assertThat(document.getString("state")).isEqualTo("ok");
        assertThat(document.getString("coverage")).isEqualTo("text");
        assertThat(document.getString("journalHead")).matches("[0-9a-f]{12}");
        assertThat(document.isNull("database")).isTrue();
    }

    @Test
    void aNewScriptIsSuspectedWhereItStands() {
        sources.write("migration/V0016__drop_a_column.sql", "\nALTER TABLE organizations DROP COLUMN slug;\n");
        sources.write("rollback/U0016__drop_a_column.sql", "ALTER TABLE organizations ADD COLUMN slug text;\n");

        Command check = run("check", "--text");

        // 8 before 1: it has no line in the lock file yet.
        assertThat(check.ends(8).out())
                .contains("V0016__drop_a_column.sql:2: PF-D02 column-dropped (suspected by text)")
                .contains("has no line in migrations.lock; next: run journal --write");
        JsonObject finding =
                run("check", "--text", "--json").json().getJsonArray("findings").getValuesAs(JsonObject.class).stream()
                        .filter(found -> found.getString("code").equals("PF-D02"))
                        .findFirst()
                        .orElseThrow();
        assertThat(finding.getString("verdict")).isEqualTo("destructive");
        assertThat(finding.getString("by")).isEqualTo("text");
        assertThat(finding.getInt("line")).isEqualTo(2);
    }

    @Test
    void aConflictInTheLockFileIsNamedByItsLine() throws Exception {
        String text = Files.readString(sources.path(LockFile.NAME));
        sources.write(LockFile.NAME, text.replaceFirst("\n", "\n<<<<<<< HEAD\n"));

        for (String[] command : List.of(new String[] {"journal"}, new String[] {"check", "--text"})) {
            assertThat(run(command).ends(8).out())
                    .contains("migrations.lock:2: PF-J03", "a conflict was not resolved", "journal --write");
        }
        JsonObject document = run("journal", "--json").ends(8).json();
        assertThat(document.getString("state")).isEqualTo("refused");
        assertThat(document.getJsonArray("findings")).hasSize(1);
    }

    @Test
    void anUnreadableLineOfTheLockFileIsNamed() throws Exception {
        String text = Files.readString(sources.path(LockFile.NAME));
        sources.write(LockFile.NAME, text.replaceFirst("verdict=safe", "verdict=fine"));

        assertThat(run("journal").ends(8).out()).contains("migrations.lock:2: PF-N02", "cannot be read: V0001");
    }

    @Test
    void aScriptThatIsNotUtf8IsNamedByTheByte() throws Exception {
        Files.write(
                sources.path("migration/V0016__umlaut.sql"),
                "-- Schöne Spalte\nSELECT 1;\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(run("check", "--text").ends(8).out())
                .contains("V0016__umlaut.sql: PF-N02", "is not UTF-8 at byte 6", "iconv -f ISO-8859-1 -t UTF-8");
    }

    @Test
    void aConfirmationThatCannotBeReadIsNamedWithItsKey() {
        sources.write("confirmations/V0013.yaml", "script: V0013__platform_organizations\nbecause: we can\n");

        assertThat(run("journal").ends(8).out()).contains("V0013.yaml: PF-N02", "unknown key 'because'");
    }

    @Test
    void aCatalogWithAConflictIsToBeWrittenAnew() throws Exception {
        String text = Files.readString(sources.path("catalog.json"));
        sources.write("catalog.json", text.replaceFirst("\n", "\n<<<<<<< HEAD\n"));

        assertThat(run("journal").ends(8).err())
                .contains("catalog.json", "catalog --write")
                .doesNotContain("\tat ");
    }

    @Test
    void aFingerprintThatIsNotTheCatalogsIsStale() throws Exception {
        String text = Files.readString(sources.path(LockFile.NAME));
        sources.write(LockFile.NAME, text.replaceFirst("catalog=[0-9a-f]{16}", "catalog=0123456789abcdef"));

        assertThat(run("journal").ends(8).out())
                .contains("V0001__foundation.sql: PF-J03", "catalog=0123456789abcdef, but catalog.json gives");
    }

    @Test
    void anotherLockFileTellsWhichNumberIsTaken() throws Exception {
        String ours = Files.readString(sources.path(LockFile.NAME));
        Path theirs = Files.writeString(
                folder.resolve("main.lock"), ours.replaceFirst("platform_organizations", "another_script"));

        assertThat(run("check", "--text", "--against=" + theirs).ends(8).out())
                .contains("PF-J01", "its number is taken by V0013__another_script.sql");
        assertThat(run("check", "--text", "--against=" + sources.path(LockFile.NAME))
                        .ends(0)
                        .out())
                .contains("nothing suspicious");
        assertThat(run("check", "--text", "--against=no-such-branch").ends(2).err())
                .contains("neither a file nor a revision", "git says");
    }

    @Test
    void aFolderWithoutScriptsIsRefused() {
        assertThat(Command.run(Map.of(), "journal", "--scripts=" + folder)
                        .ends(2)
                        .err())
                .contains(folder.toString(), "has no folder migration");
    }

    @Test
    void theStackGoesIntoAFileAndNowhereElse() throws Exception {
        sources.write("catalog.json", "{");
        Path trace = folder.resolve("trace.txt");

        Command command = run("journal", "--debug=" + trace).ends(8);

        assertThat(command.out() + command.err()).doesNotContain("Exception");
        assertThat(trace).content().contains("SchemaRefusedException");
    }

    private Command run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = sources.option();
        return Command.run(Map.of(), all);
    }
}

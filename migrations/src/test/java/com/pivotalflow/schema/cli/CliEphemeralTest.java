package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.script.RealScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build takes all steps for the product itself; broken folders end with the code of what is broken. */
class CliEphemeralTest {

    @TempDir
    private Path db;

    @Test
    void theProductPassesEveryStep() {
        Command ci = Command.run(Map.of(), "ci", "--scripts=" + RealScripts.DB);

        assertThat(ci.out())
                .contains("15 scripts, journal ", "8 upgrades: ok, no release is marked in the lock file")
                .doesNotContain("failed", "not run");
        assertThat(ci.ends(0).out().lines().filter(line -> line.matches("\\d+ .*: ok, .* \\(\\d+\\.\\d s\\)")))
                .hasSize(11);
        assertThat(ci.err()).contains("11 two runners, backup and restore: ok");
    }

    @Test
    void whatIsBrokenIsNamedByTheStepThatFindsIt() throws Exception {
        write("migration/V0001__shelves.sql", """
                CREATE TABLE shelves (id integer PRIMARY KEY, label text NOT NULL);
                COMMENT ON TABLE shelves IS 'Where books stand.';
                COMMENT ON COLUMN shelves.id IS 'Its number.';
                COMMENT ON COLUMN shelves.label IS 'What is written on it.';
                """);
        write("rollback/U0001__shelves.sql", "DROP TABLE shelves;\n");
        run("catalog", "--write").ends(0);
        run("journal", "--write").ends(0);
        assertThat(run("ci").ends(0).out()).contains("11 two runners, backup and restore: ok");

        String catalog = Files.readString(db.resolve("catalog.json"));
        String rollback = Files.readString(db.resolve("rollback/U0001__shelves.sql"));
        write("catalog.json", catalog.replace("text NOT NULL", "text"));
        write("rollback/U0001__shelves.sql", "DROP TABLE shelves;\nCREATE TABLE left_over (id integer);\n");
        assertThat(run("ci").ends(8).out())
                .contains("5 catalog of every version: failed", "catalog.json: PF-J03")
                .contains("7 rollbacks: failed", "U0001__shelves.sql: PF-J11", "public.left_over")
                .contains("11 two runners, backup and restore: ok");

        write("catalog.json", catalog);
        assertThat(run("ci").ends(1).out())
                .contains("7 rollbacks: failed")
                .doesNotContain("5 catalog of every version: f");

        write("rollback/U0001__shelves.sql", rollback);
        write("migration/V0001__shelves.sql", "CREATE TABLE shelves (id integer PRIMARY KEY);\n");
        assertThat(run("ci").ends(8).out())
                .contains("1 files, lock file, text: failed", "its text is not the one of the lock file")
                .contains("11 two runners, backup and restore: not run");
    }

    @Test
    void aTableThatTenantsShareUnguardedBreaksAHouseRule() throws Exception {
        write("migration/V0001__shelves.sql", """
                CREATE TABLE shelves (id integer PRIMARY KEY, organization_id uuid NOT NULL, metadata jsonb);
                """);
        write("rollback/U0001__shelves.sql", "DROP TABLE shelves;\n");
        run("catalog", "--write").ends(0);
        run("journal", "--write");

        assertThat(run("ci").ends(1).out())
                .contains("9 house rules: failed")
                .contains("PF-P01", "has no forced row security", "has no policy tenant_isolation")
                .contains("has a key that does not start with organization_id: shelves_pkey")
                .contains("PF-P02", "public.shelves.metadata", "has no comment")
                .contains("PF-M01", "lacks the checks for an object");
    }

    @Test
    void rowsOfAReleaseThatAnUpgradeLosesUnconfirmedAreNamed() throws Exception {
        write("migration/V0001__shelves.sql", """
                CREATE TABLE shelves (id integer PRIMARY KEY, label text NOT NULL, height integer NOT NULL);
                """);
        write("rollback/U0001__shelves.sql", "DROP TABLE shelves;\n");
        write("migration/V0002__relabel.sql", """
                UPDATE shelves SET label = 'none';
                ALTER TABLE shelves ALTER COLUMN height TYPE numeric(12, 2);
                """);
        write("rollback/U0002__relabel.sql", "ALTER TABLE shelves ALTER COLUMN height TYPE integer;\n");
        run("catalog", "--write").ends(0);
        run("journal", "--write");
        // A lock file that calls it safe gets past the first step, and no confirmation is asked for.
        write(
                "migrations.lock",
                Files.readString(db.resolve("migrations.lock"))
                        .replaceFirst("verdict=data-change findings=\\S+", "verdict=safe findings=-")
                        .replaceFirst("\nV0002", "\n# release 1.0\nV0002"));

        assertThat(run("ci").out())
                .contains("8 upgrades: failed, from 1.0 public.shelves.label loses what it held, and no confirmation")
                .doesNotContain("public.shelves.height loses");
    }

    private void write(String name, String text) throws Exception {
        Files.createDirectories(db.resolve(name).getParent());
        Files.writeString(db.resolve(name), text);
    }

    private Command run(String command, String... options) {
        String[] all = new String[options.length + 3];
        all[0] = command;
        System.arraycopy(options, 0, all, 1, options.length);
        all[all.length - 2] = "--scripts=" + db;
        all[all.length - 1] = SharedScratch.option();
        return Command.run(Map.of(), all);
    }
}

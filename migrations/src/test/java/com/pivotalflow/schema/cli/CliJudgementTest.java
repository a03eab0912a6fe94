package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small folder on its way from a new script to a judged, confirmed and checked one. */
class CliJudgementTest {

    @TempDir
    private Path db;

    @BeforeEach
    void twoScripts() throws Exception {
        write(
                "migration/V0001__ratings.sql",
                "CREATE TABLE ratings (id integer PRIMARY KEY, stars integer NOT NULL);\n");
        write("rollback/U0001__ratings.sql", "DROP TABLE ratings;\n");
        write("migration/V0002__drop_stars.sql", "ALTER TABLE ratings DROP COLUMN stars;\n");
        write("rollback/U0002__drop_stars.sql", """
                ALTER TABLE ratings ADD COLUMN stars integer NOT NULL DEFAULT 0;
                ALTER TABLE ratings ALTER COLUMN stars DROP DEFAULT;
                """);
    }

    @Test
    void aScriptIsJudgedWrittenDownConfirmedAndChecked() throws Exception {
        assertThat(run("journal", "--write").ends(8).err()).contains("catalog.json is missing", "catalog --write");
        assertThat(run("catalog", "--write").ends(0).out()).contains("up to V0002");

        Command write = run("journal", "--write").ends(1);

        assertThat(write.out())
                .containsPattern("V0001 ratings .* verdict=safe findings=- rollback=preserving ")
                .containsPattern("V0002 drop_stars .* findings=PF-D02 rollback=loses:public.ratings.stars ")
                .contains("PF-D02 column-dropped public.ratings.stars: with ")
                .contains("has no confirmation confirmations/V0002.yaml");
        assertThat(run("check", "--text").ends(1).out()).contains("PF-J10").doesNotContain("suspected by text");

        confirm("public.ratings.stars");
        run("journal", "--write").ends(0);
        JsonObject check = run("check", "--json").ends(0).json();
        assertThat(check.getString("state")).isEqualTo("ok");
        assertThat(check.getString("coverage")).isEqualTo("full");
        assertThat(check.getJsonArray("findings").getValuesAs(JsonObject.class)).anySatisfy(finding -> {
            assertThat(finding.getString("code")).isEqualTo("PF-D02");
            assertThat(finding.getString("status")).isEqualTo("confirmed");
            assertThat(finding.getString("by")).isEqualTo("observation");
        });

        confirm("public.ratings.id");
        // The codes fit; only who looks at the script again sees that the object is another.
        run("journal", "--write").ends(0);
        assertThat(run("check").ends(1).out())
                .contains("lists what was not observed: PF-D02 public.ratings.id")
                .contains("PF-D02 column-dropped public.ratings.stars");
    }

    @Test
    void aVerdictThatWasForgedIsFound() throws Exception {
        run("catalog", "--write").ends(0);
        run("journal", "--write").ends(1);
        String forged = Files.readString(db.resolve(LockFile.NAME))
                .replace("verdict=destructive findings=PF-D02", "verdict=safe findings=-");
        write(LockFile.NAME, forged);

        assertThat(run("journal").ends(0).out()).contains("2 scripts fit");
        assertThat(run("check").ends(8).out())
                .contains("PF-J03", "says verdict=safe findings=-, observed is verdict=destructive findings=PF-D02");
    }

    @Test
    void aWayBackThatIsNoneOrLosesMoreThanTheJournalSaysIsFound() throws Exception {
        run("catalog", "--write").ends(0);
        run("journal", "--write").ends(1);
        String lock = Files.readString(db.resolve(LockFile.NAME));
        write(LockFile.NAME, lock.replace("rollback=loses:public.ratings.stars", "rollback=preserving"));

        assertThat(run("check").ends(1).out())
                .contains("PF-J11", "public.ratings.stars: what was stored there does not come back");

        write("rollback/U0002__drop_stars.sql", "ALTER TABLE ratings ADD COLUMN stars integer;\n");
        assertThat(run("journal", "--write").ends(1).out())
                .contains("U0002__drop_stars.sql: PF-J11", "is not the inverse");
    }

    @Test
    void whatDoesNotRunIsNotWrittenDown() throws Exception {
        run("catalog", "--write").ends(0);
        write("migration/V0002__drop_stars.sql", "ALTER TABLE ratings DROP COLUMN starz;\n");

        assertThat(run("catalog").ends(1).err()).contains("V0002__drop_stars.sql does not run on scratch", "starz");
        assertThat(run("journal", "--write").ends(1).out()).contains("PF-N04", "starz", "so nothing was written");
        assertThat(db.resolve(LockFile.NAME)).doesNotExist();
    }

    @Test
    void aShippedLineIsNotWrittenOtherwise() throws Exception {
        run("catalog", "--write").ends(0);
        run("journal", "--write").ends(1);
        String lock = Files.readString(db.resolve(LockFile.NAME));
        write(LockFile.NAME, lock + "# release 1.0\n");
        write("migration/V0002__drop_stars.sql", "-- Nobody reads them.\nALTER TABLE ratings DROP COLUMN stars;\n");

        assertThat(run("journal", "--write").ends(8).err())
                .contains("V0002__drop_stars.sql was shipped", "Nothing was written");
        assertThat(Files.readString(db.resolve(LockFile.NAME))).isEqualTo(lock + "# release 1.0\n");
    }

    private void confirm(String object) throws Exception {
        LockLine line = LockFile.parse(Files.readAllBytes(db.resolve(LockFile.NAME)))
                .line("V0002")
                .orElseThrow();
        write("confirmations/V0002.yaml", """
                script: V0002__drop_stars
                checksum: %s
                statements: %s
                findings: [ { code: PF-D02, object: %s } ]
                reason: Ratings moved to the CRM, nobody reads the column since.
                ticket: PF-231
                author: A. Person
                expires: %s
                backup: objects
                """.formatted(
                        line.sha256(),
                        line.stmts(),
                        object,
                        LocalDate.now(ZoneOffset.UTC).plusDays(30)));
    }

    private void write(String name, String text) throws Exception {
        Files.createDirectories(db.resolve(name).getParent());
        Files.writeString(db.resolve(name), text);
    }

    private Command run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--scripts=" + db;
        all[arguments.length + 1] = SharedScratch.option();
        return Command.run(Map.of(), all);
    }
}

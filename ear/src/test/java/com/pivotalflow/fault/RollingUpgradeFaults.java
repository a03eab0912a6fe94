package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.CopyKeeper;
import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Verdict;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two releases, one that adds a column and an index and one that takes the column away again, each brought out while
 * clients work: the schema first, then one server after the other. No request that names itself by a key fails.
 */
class RollingUpgradeFaults {

    private static final long SEED = Long.getLong("it.seed", System.currentTimeMillis());
    private static final int CLIENTS = Integer.getInteger("it.clients", 4);
    private static final int SOME = 20;
    private static final int HEAD =
            Packaged.of(SchemaMigration.class.getClassLoader()).head().number();
    private static final String COLUMN = version(1);
    private static final String INDEX = version(2);
    private static final String CONTRACT = version(3);

    @TempDir
    private Path temporary;

    @Test
    void noRequestFailsWhileSchemaAndServersAreReplaced() throws Exception {
        System.out.printf("seed %d, %d clients%n", SEED, CLIENTS);
        try (Installation installation = Installation.migrated("upgrade");
                Ledger ledger = Ledger.in(installation.folder().resolve("ledger"))) {
            Database database = installation.database();
            TestFolder expanded = expanded();
            database.learn(expanded, "expanded");
            TestFolder contracted = contracted();
            database.learn(contracted, "contracted");
            Tenant tenant = Tenant.open(database);
            Load load = Load.start(installation, tenant, ledger, SEED, CLIENTS);
            load.awaitProgress(SOME);

            bringOut(installation, expanded, "expanded", RunOptions.standard(), load);
            assertThat(columns(database)).isEqualTo(1);
            System.out.println("expanded: " + ledger.summary());

            Script script = contracted.folder().script(CONTRACT).orElseThrow();
            bringOut(
                    installation,
                    contracted,
                    "contracted",
                    RunOptions.standard()
                            .confirming(CONTRACT + ":" + script.sha256().substring(0, 12)),
                    load);
            assertThat(columns(database)).isZero();
            load.stop();
            System.out.println("contracted: " + ledger.summary());
            new Judge(database, tenant, ledger).judge();
            assertThat(ledger.repeated())
                    .as("requests that had to be sent again")
                    .isZero();
        }
    }

    /** As an operator does it: the migrator, while the servers of the release before serve; then the servers. */
    private void bringOut(Installation installation, TestFolder build, String name, RunOptions options, Load load)
            throws Exception {
        Path db = temporary.resolve(name);
        build.write(db);
        DataSource owner = installation.database().asOwner();
        // Copies may not lie in the temporary folder, and a build may well do.
        Path copies = Files.createDirectories(Build.module("ear").resolve("target/copies"));
        new SchemaMigration(owner, MigrationSettings.standard(), build.packaged())
                .saving(new CopyKeeper(owner, null, MigrationSettings.standard(), copies))
                .migrate(options, Progress.silent());
        load.awaitProgress(SOME);
        installation.release(Build.earWith(db));
        installation.replaceInTurn();
        load.awaitProgress(SOME);
    }

    private static TestFolder expanded() {
        return TestFolder.real()
                .with(COLUMN + "__quote_mood.sql", "ALTER TABLE quotes ADD COLUMN mood text;\n")
                .with(
                        INDEX + "__quote_mood_index.sql",
                        "-- transaction: none\nCREATE INDEX CONCURRENTLY ix_quotes_mood ON quotes (organization_id, mood);\n");
    }

    private static TestFolder contracted() {
        TestFolder folder =
                expanded().with(CONTRACT + "__drop_quote_mood.sql", "ALTER TABLE quotes DROP COLUMN mood;\n");
        Script script = folder.folder().script(CONTRACT).orElseThrow();
        return folder.judged(CONTRACT, Verdict.DESTRUCTIVE, List.of(Rule.D02), """
                script: %s__drop_quote_mood
                checksum: %s
                statements: %s
                findings: [ { code: PF-D02, object: public.quotes.mood } ]
                reason: Nobody reads moods since the release before this one
                ticket: PF-232
                author: A. Person
                expires: %s
                backup: objects
                """.formatted(
                        CONTRACT,
                        script.sha256(),
                        script.stmts(),
                        LocalDate.now(Clock.systemUTC()).plusDays(30)));
    }

    private static long columns(Database database) throws Exception {
        return database.number(
                "SELECT count(*) FROM pg_attribute WHERE attrelid = 'quotes'::regclass AND attname = 'mood'");
    }

    private static String version(int further) {
        return "V%04d".formatted(HEAD + further);
    }
}

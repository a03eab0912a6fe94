package com.pivotalflow.schema.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.bench.GeneratedScripts;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.engine.FlywayEngine;
import com.pivotalflow.schema.engine.SessionSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of scripts, of every kind that a product gathers in years, leave the same behind, whichever engine applies them. */
class GeneratedBothWaysTest {

    private static final int SCRIPTS = 300;

    @Test
    void bothEnginesLeaveTheSameHistoryRunLogAndCatalog(@TempDir Path folder) throws Exception {
        DatabaseRoles roles = DatabaseRoles.standard();
        try (TestPostgres postgres = TestPostgres.start()) {
            for (String database : new String[] {"learning", "direct", "flyway"}) {
                postgres.createDatabase(database);
            }
            Packaged build = Packaged.of(new GeneratedScripts(SCRIPTS)
                    .write(folder, postgres.as(TestPostgres.OWNER, "learning"), Roles.of(roles.placeholders())));
            Runs direct = new Runs(postgres, "direct");
            Runs flyway = new Runs(postgres, "flyway");

            direct.run(build);
            flyway.byFlywayAlone(build);

            assertThat(direct.rows(BothWaysTest.HISTORY)).hasSize(SCRIPTS).isEqualTo(flyway.rows(BothWaysTest.HISTORY));
            assertThat(direct.rows(BothWaysTest.RUN_LOG)).hasSize(SCRIPTS).isEqualTo(flyway.rows(BothWaysTest.RUN_LOG));
            assertThat(direct.rows("SELECT DISTINCT origin FROM migrator.journal"))
                    .containsExactly("direct");
            assertThat(BothWaysTest.catalog(direct)).isEqualTo(BothWaysTest.catalog(flyway));
            assertThat(new FlywayEngine(direct.owner(), roles, SessionSettings.standard())
                            .objections(build.folder().scripts()))
                    .isEmpty();
        }
    }
}

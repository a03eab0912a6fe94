package com.pivotalflow.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantReaderTest {

    private final Workshop workshop = new Workshop();

    @AfterAll
    void stop() {
        workshop.close();
    }

    @Test
    void theOwnersPlainCountIsZeroWithoutAnError() throws Exception {
        try (ScratchDatabase database = workshop.clone("plain")) {
            assertThat(Workshop.ask(database.owner(), "SELECT count(*) FROM people"))
                    .isEqualTo("0");
            assertThat(Workshop.ask(database.superuser(), "SELECT count(*) FROM people"))
                    .isEqualTo("18");
        }
    }

    @Test
    void theBackupRoleSeesTheRowsOfAllOrganizations() throws Exception {
        try (ScratchDatabase database = workshop.clone("backup")) {
            assertThat(lines(Workshop.asBackup(database), "public.diary"))
                    .hasSize(10)
                    .startsWith("organization_id,day,line")
                    .contains(
                            "\"00000000-0000-7000-8000-000000000001\",\"0044-03-15 BC\",\"as it was\"",
                            "\"00000000-0000-7000-8000-000000000002\",\"infinity\",");
        }
    }

    @Test
    void theOwnerVisitsEveryOrganizationAndReadsTheSameBytes() throws Exception {
        try (ScratchDatabase database = workshop.clone("owner")) {
            for (String table : List.of("public.people", "public.organizations", "public.teams")) {
                assertThat(content(Workshop.asOwner(database), table))
                        .isEqualTo(content(Workshop.asBackup(database), table));
            }
            assertThat(content(Workshop.asOwner(database), "public.people").rows())
                    .isEqualTo(18);
        }
    }

    @Test
    void aBackupRoleWithoutItsRightFailsInsteadOfReadingLess() throws Exception {
        try (ScratchDatabase database = workshop.clone("weak")) {
            RowAccess weak = new RowAccess(database.owner(), database.as(Workshop.ROLE_NAMES.app()));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> content(weak, "public.people"))
                    .withMessageContaining("would be affected by row-level security");
        }
    }

    @Test
    void everyTableIsReadInOneSnapshotThatBeginsWithTheFirstQuestion() throws Exception {
        try (ScratchDatabase database = workshop.clone("snapshot");
                TenantReader reader = TenantReader.begin(Workshop.asOwner(database))) {
            Workshop.execute(database.superuser(), "INSERT INTO heap VALUES (3, 'before the first question')");
            TableShape heap = shape(reader, "public.heap");
            Workshop.execute(database.superuser(), "INSERT INTO heap VALUES (4, 'after it')");

            assertThat(reader.read(heap, new ByteArrayOutputStream()).rows()).isEqualTo(7);
        }
    }

    @Test
    void anEmptyTableThatIsBelievedToHaveRowsStopsTheBackupRole() throws Exception {
        try (ScratchDatabase database = workshop.clone("gone")) {
            Workshop.execute(database.superuser(), "DELETE FROM heap");

            assertThatExceptionOfType(SchemaFailedException.class)
                    .isThrownBy(() -> content(Workshop.asBackup(database), "public.heap"))
                    .withMessageContaining("public.heap reads as empty, but the server counts about 6 rows")
                    .withMessageContaining("ANALYZE public.heap");

            Workshop.execute(database.superuser(), "ANALYZE heap");
            assertThat(content(Workshop.asBackup(database), "public.heap").rows())
                    .isZero();
        }
    }

    @Test
    void rowsOfAnOrganizationThatIsNotListedStopTheOwner() throws Exception {
        try (ScratchDatabase database = workshop.clone("unlisted")) {
            Workshop.execute(database.superuser(), "SET session_replication_role = replica; DELETE FROM organizations");

            assertThatExceptionOfType(SchemaFailedException.class)
                    .isThrownBy(() -> content(Workshop.asOwner(database), "public.people"))
                    .withMessageContaining("public.people reads as empty")
                    .withMessageContaining("Nothing was changed.");
        }
    }

    @Test
    void aPolicyThatShowsRowsToNobodyInParticularIsNotLoopedOver() throws Exception {
        try (ScratchDatabase database = workshop.clone("open")) {
            Workshop.execute(database.superuser(), "CREATE POLICY open ON people USING (true)");

            assertThatExceptionOfType(SchemaFailedException.class)
                    .isThrownBy(() -> content(Workshop.asOwner(database), "public.people"))
                    .withMessageContaining("shows 18 rows without a tenant");
        }
    }

    @Test
    void withoutAListOfOrganizationsTheOwnerNamesWhatIsMissing() throws Exception {
        try (ScratchDatabase database = workshop.clone("listless")) {
            Workshop.execute(database.superuser(), "DROP FUNCTION organization_ids(uuid, int)");

            assertThatExceptionOfType(SchemaFailedException.class)
                    .isThrownBy(() -> content(Workshop.asOwner(database), "public.people"))
                    .withMessageContaining("Set PIVOTAL_BACKUP_USER to a role with BYPASSRLS");
        }
    }

    private static Content content(RowAccess access, String table) throws SQLException, IOException {
        try (TenantReader reader = TenantReader.begin(access)) {
            return reader.read(shape(reader, table), new ByteArrayOutputStream());
        }
    }

    private static List<String> lines(RowAccess access, String table) throws SQLException, IOException {
        try (TenantReader reader = TenantReader.begin(access)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            reader.read(shape(reader, table), text);
            return text.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static TableShape shape(TenantReader reader, String table) throws SQLException {
        return new Shapes(reader.connection())
                .of(new CopyPlan.Loss(Rule.D01, table))
                .get(0);
    }
}

package com.pivotalflow.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's own tables, each with rows as awkward as its rules allow. */
class ProductBackupTest {

    @Test
    void theProductsDatabaseComesBackRowForRow(@TempDir Path directory) throws Exception {
        int head = ProductSchema.head();
        CatalogHistory catalogs = CatalogHistory.of(ProductBackupTest.class.getClassLoader());
        try (Scratch server = Scratch.embedded(Workshop.ROLE_NAMES);
                ScratchDatabase original = server.create("original");
                ScratchDatabase copy = server.create("copy")) {
            ProductSchema.apply(original.owner(), head);
            SampleRows.standard().fill(original.superuser());
            Workshop.execute(original.superuser(), "ANALYZE");

            FullBackup.Saved backup = new FullBackup(
                            BackupDirectory.anywhere(directory), Workshop.asBackup(original), Workshop.ROLES)
                    .save(head, "", server, ProductSchema::apply, Progress.silent());
            new Restore(copy.owner(), ProductSchema::apply, catalogs::at, Workshop.ROLES)
                    .restore(backup.path(), Progress.silent());

            Map<String, List<String>> expected = RowByRow.of(original.superuser());
            assertThat(expected)
                    .hasSizeGreaterThan(50)
                    .allSatisfy((table, rows) -> assertThat(rows).isNotEmpty());
            assertThat(RowByRow.of(copy.superuser())).isEqualTo(expected);
        }
    }
}

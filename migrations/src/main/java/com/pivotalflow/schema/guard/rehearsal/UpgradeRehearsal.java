package com.pivotalflow.schema.guard.rehearsal;

import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What is lost of the rows of a release when everything newer runs over them. */
public final class UpgradeRehearsal {

    private UpgradeRehearsal() {}

    /** What runs the newer scripts. */
    @FunctionalInterface
    public interface Upgrade {
        /** Runs them. */
        void run() throws SQLException;
    }

    /**
     * Fills the tables of a release, upgrades it and looks again.
     *
     * @param database a database of that release, without rows that matter
     * @return tables, columns and sequences that do not hold any more what they held
     * @throws SQLException if the server does not serve
     */
    public static Set<String> losses(ScratchDatabase database, SampleRows samples, Upgrade upgrade)
            throws SQLException {
        StoredRows before = database.inSight(() -> {
            samples.fill(database.superuser());
            return StoredRows.read(database.superuser(), Optional.empty());
        });
        upgrade.run();
        return database.inSight(() -> before.lostIn(StoredRows.read(database.superuser(), Optional.of(before))));
    }
}

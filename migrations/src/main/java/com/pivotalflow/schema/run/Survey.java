package com.pivotalflow.schema.run;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A database beside a build, as a run would see it, looked at without changing anything.
 *
 * @param version the newest version that was applied
 * @param findings what does not fit (PF-J02, J04 to J09)
 */
public record Survey(SchemaVersion version, List<Finding> findings) {

    public Survey {
        findings = List.copyOf(findings);
    }

    /**
     * Looks. Files and lock file must agree as far as each line has its file.
     *
     * @param connection of the owner
     * @throws SQLException if the history or the run log cannot be read
     */
    public static Survey of(Connection connection, Packaged build, DatabaseRoles roles) throws SQLException {
        DatabaseState state = DatabaseState.read(connection);
        List<Finding> findings = new ArrayList<>(
                Assessment.of(build, new Placeholders(roles), state).findings());
        for (String script : Recovery.unfinished(state)) {
            boolean told = findings.stream()
                    .anyMatch(finding ->
                            finding.rule() == Rule.J09 && finding.script().equals(script));
            if (!told) {
                findings.add(Finding.of(
                                Rule.J09, script, "was begun and has no end: its runner is at work, or was killed")
                        .remedy("run migrate; it waits for a runner at work and puts right what a killed one left"));
            }
        }
        return new Survey(state.version(), findings);
    }
}

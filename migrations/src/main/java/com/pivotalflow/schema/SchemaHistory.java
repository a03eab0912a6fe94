package com.pivotalflow.schema;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.SchemaVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;

/**
 * What the database has and what the build has, script by script, and whether the one can follow from the other. Scripts
 * without a number, which are run whenever they change, are left to Flyway.
 */
final class SchemaHistory {

    private final List<MigrationInfo> scripts;

    private SchemaHistory(List<MigrationInfo> scripts) {
        this.scripts = scripts;
    }

    static SchemaHistory of(MigrationInfo[] scripts) {
        return new SchemaHistory(
                Arrays.stream(scripts).filter(MigrationInfo::isVersioned).toList());
    }

    /** Where the database is. */
    SchemaVersion current() {
        return newest(scripts.stream().filter(MigrationInfo::isApplied).toList());
    }

    /** Where the build wants it to be. */
    SchemaVersion expected() {
        return newest(scripts.stream().filter(SchemaHistory::isInBuild).toList());
    }

    /** How many scripts the build has. */
    int scripts() {
        return (int) scripts.stream().filter(SchemaHistory::isInBuild).count();
    }

    /** {@code pending V0013 (tax class of lines), V0014 (views)}, or {@code nothing pending}. */
    String describePending() {
        List<MigrationInfo> pending =
                scripts.stream().filter(script -> !script.isApplied()).toList();
        return pending.isEmpty()
                ? "nothing pending"
                : pending.stream()
                        .map(script -> name(script) + " (" + script.getDescription() + ")")
                        .collect(Collectors.joining(", ", "pending ", ""));
    }

    /**
     * Demands that the database got here by scripts of this build and nothing else.
     *
     * @throws SchemaRefusedException naming every script that does not fit
     */
    void refuseUnlessItFits() {
        List<String> misfits = new ArrayList<>();
        for (MigrationInfo script : scripts) {
            if (script.getState().isFailed()) {
                misfits.add(name(script) + " failed in an earlier run: put its effects right and delete its row from"
                        + " flyway_schema_history");
            } else if (script.isApplied() && !isInBuild(script)) {
                misfits.add(name(script) + " (" + script.getDescription() + ") was applied, but this build does not"
                        + " have it: the database is newer than the build, deploy a build that has it");
            } else if (script.isApplied() && !script.isChecksumMatching()) {
                misfits.add(script.getScript() + " was edited after it was applied: restore the file as it was and"
                        + " write the change as a new script");
            } else if (script.isApplied() && !script.isDescriptionMatching()) {
                misfits.add(script.getScript() + " was renamed after it was applied: restore its name");
            } else if (!script.isApplied() && versionOf(script).compareTo(current()) < 0) {
                misfits.add(script.getScript() + " is older than " + current() + ", where the database already is: give"
                        + " it the next free number");
            }
        }
        if (!misfits.isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.JOURNAL,
                    "the history of the database does not fit this build, nothing was changed: "
                            + String.join("; ", misfits));
        }
    }

    private static boolean isInBuild(MigrationInfo script) {
        return script.getState().isResolved();
    }

    private static SchemaVersion newest(List<MigrationInfo> scripts) {
        return scripts.stream()
                .map(SchemaHistory::versionOf)
                .max(SchemaVersion::compareTo)
                .orElse(SchemaVersion.EMPTY);
    }

    private static String name(MigrationInfo script) {
        return versionOf(script).toString();
    }

    private static SchemaVersion versionOf(MigrationInfo script) {
        return SchemaVersion.parse(
                Objects.requireNonNull(script.getVersion(), script.getScript()).getVersion());
    }
}

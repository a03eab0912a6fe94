package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.script.SchemaVersion;
import java.util.List;

/**
 * A live schema beside the expected one.
 *
 * @param target which database
 * @param at the version it was compared with
 * @param expectation where the expectation comes from, in a few words
 * @param difference what is different, without what the build lives with
 * @param summary the same in one line, with how much was looked at
 * @param refused whether a run would refuse it, as the installation wants it
 * @param remarks on exemptions that are to be looked at
 */
public record DriftReport(
        Target target,
        SchemaVersion at,
        String expectation,
        Difference difference,
        String summary,
        boolean refused,
        List<String> remarks) {

    public DriftReport {
        remarks = List.copyOf(remarks);
    }
}

package com.pivotalflow.schema;

import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.run.Baseline;
import java.util.List;

/**
 * A database beside the versions of a build.
 *
 * @param target which database
 * @param comparisons with the version that was asked for, or with every version, the nearest first
 */
public record BaselineReport(Target target, List<Baseline.Comparison> comparisons) {

    public BaselineReport {
        comparisons = List.copyOf(comparisons);
    }

    /** The one to look at. */
    public Baseline.Comparison nearest() {
        return comparisons.get(0);
    }
}

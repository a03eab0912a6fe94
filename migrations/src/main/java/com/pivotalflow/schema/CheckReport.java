package com.pivotalflow.schema;

import com.pivotalflow.schema.script.Finding;
import java.util.List;

/**
 * What a look at files found.
 *
 * @param journalHead the fingerprint of the journal, 12 digits; {@code -} if there is none
 * @param coverage how far the look reached: {@code text} without a database
 * @param scripts how many were looked at
 * @param findings what was found, by file and line
 */
public record CheckReport(String journalHead, String coverage, int scripts, List<Finding> findings) {

    public CheckReport {
        findings = List.copyOf(findings);
    }
}

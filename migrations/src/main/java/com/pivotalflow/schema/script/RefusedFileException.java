package com.pivotalflow.schema.script;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be read as what it should be. The findings say where and what to do. */
public final class RefusedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** With one thing that is wrong. */
    public RefusedFileException(Finding finding) {
        this(List.of(finding));
    }

    /** With all that is wrong. */
    public RefusedFileException(List<Finding> findings) {
        // A person reads this, who has the file and not the stack.
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")), null, false, false);
        this.findings = List.copyOf(findings);
    }

    /** What is wrong with the file. */
    public List<Finding> findings() {
        return findings;
    }
}

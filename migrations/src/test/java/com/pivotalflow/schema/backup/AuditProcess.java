package com.pivotalflow.schema.backup;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/** The audit in a process of its own, so that its memory can be bounded; prints what it found and how much it took. */
final class AuditProcess {

    private AuditProcess() {}

    /** Looks through the database at a URL as some user: {@code URL USER}. */
    public static void main(String[] arguments) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(arguments[0]);
        owner.setUser(arguments[1]);
        AtomicLong longestPath = new AtomicLong();
        MetadataAudit.Result result = new MetadataAudit(new RowAccess(owner, null), Set.of())
                .run(
                        Long.MAX_VALUE,
                        violation ->
                                longestPath.accumulateAndGet(violation.path().length(), Math::max));
        System.out.println(result.violations() + " violations, longest path " + longestPath);
    }
}

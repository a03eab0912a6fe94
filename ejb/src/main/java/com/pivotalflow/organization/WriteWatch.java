package com.pivotalflow.organization;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Sees by the words of each statement of the persistence provider which transactions write. */
public class WriteWatch implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final String WATCHED = WriteWatch.class.getName();

    private static final Pattern WRITES = Pattern.compile(
            "\\b(?:insert\\s+into|delete\\s+from|(?<!for )(?<!key )update)\\s", Pattern.CASE_INSENSITIVE);

    private final transient @Nullable TransactionSynchronizationRegistry transactions =
            RoutedConnections.transactions();

    /** Whether a transaction wrote. */
    static final class Watched {

        private boolean writes;

        boolean writes() {
            return writes;
        }
    }

    /** Begins to watch the present transaction. */
    static Watched begin(TransactionSynchronizationRegistry transactions) {
        Watched watched = new Watched();
        transactions.putResource(WATCHED, watched);
        return watched;
    }

    @Override
    public String inspect(String sql) {
        boolean reads = sql.regionMatches(true, 0, "select", 0, 6);
        if (!reads
                && transactions != null
                && transactions.getTransactionKey() != null
                && transactions.getResource(WATCHED) instanceof Watched watched
                && WRITES.matcher(sql).find()) {
            watched.writes = true;
        }
        return sql;
    }
}

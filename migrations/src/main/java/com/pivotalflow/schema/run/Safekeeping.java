package com.pivotalflow.schema.run;

import com.pivotalflow.schema.backup.CopyPlan;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Saves what a script destroys before it runs. */
public interface Safekeeping {

    /** Where copies go, for people; empty if nothing can be saved. */
    String place();

    /**
     * Demands that copies can be made, before the first script runs.
     *
     * @throws SchemaRefusedException if there is no place for them, or it does not serve
     */
    void demandPlace();

    /**
     * What a script would destroy, counted now; one line for each thing, with the code of its rule.
     *
     * @throws SchemaRefusedException if the rows cannot be seen
     */
    List<String> losses(LockLine line, Confirmation confirmation);

    /**
     * Which things hold rows or values now.
     *
     * @param things tables and columns, with the rules under which they would go
     * @return those that are not empty, each with a line that tells how much there is
     * @throws SchemaFailedException if the rows cannot be seen
     */
    Map<CopyPlan.Loss, String> stored(List<CopyPlan.Loss> things);

    /**
     * Saves and proves that it can be read back.
     *
     * @throws SchemaRefusedException if nothing can be saved there
     * @throws SchemaFailedException if a copy was begun and does not hold
     */
    Copy save(LockLine line, Confirmation confirmation, Progress progress);

    /** What was saved for one script. */
    interface Copy {

        /** By what it is found again. */
        String id();

        /**
         * The copy of everything that is there now: this one, or one made since. Locks the tables against writers, so
         * that this stays true until the transaction ends.
         *
         * @param inScriptTransaction before its first statement
         * @return none if rows have changed, and writers cannot wait for as long as saving them takes
         */
        Optional<Copy> held(Connection inScriptTransaction) throws SQLException;
    }
}

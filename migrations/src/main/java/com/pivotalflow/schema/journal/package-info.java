/**
 * What people and machines have written down about the scripts: the lock file that is committed, the confirmations
 * beside it, the history and the run log of a database; and whether they agree with the files.
 *
 * <p>Owns the form of the lock file and of the confirmations, and the rules of the journal (PF-J). Must not connect to
 * anything, run anything or judge what a script does: rows of the database come in as plain records, verdicts stand in
 * the lock file, findings go out.
 *
 * <p>Main types: {@link com.pivotalflow.schema.journal.LockFile} and its {@link com.pivotalflow.schema.journal.LockLine};
 * {@link com.pivotalflow.schema.journal.JournalCheck}, files against lock file;
 * {@link com.pivotalflow.schema.journal.Confirmation} and {@link com.pivotalflow.schema.journal.ConfirmationCheck};
 * {@link com.pivotalflow.schema.journal.History}, {@link com.pivotalflow.schema.journal.RunLog} and
 * {@link com.pivotalflow.schema.journal.HistoryCheck}, database against files.
 */
@NullMarked
package com.pivotalflow.schema.journal;

import org.jspecify.annotations.NullMarked;

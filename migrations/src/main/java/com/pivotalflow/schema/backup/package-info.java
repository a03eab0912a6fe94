/**
 * What is kept of the rows before they may go, and how they come back.
 *
 * <p>Owns reading rows past forced row security, the copy of what a confirmed script destroys, the full backup, the
 * proof of both, restoring, and the search for documents that break the metadata rule. A copy counts only after it was
 * read back from its files and came out equal.
 *
 * <p>Must not decide whether a script runs or know how one is run; whoever restores passes in how the scripts are
 * applied. Of an existing database it changes nothing.
 *
 * <p>Main types: {@link com.pivotalflow.schema.backup.SavedCopies}, which makes a
 * {@link com.pivotalflow.schema.backup.SavedCopy} of a {@link com.pivotalflow.schema.backup.CopyPlan};
 * {@link com.pivotalflow.schema.backup.LiveCounts}; {@link com.pivotalflow.schema.backup.FullBackup} and
 * {@link com.pivotalflow.schema.backup.Restore}; {@link com.pivotalflow.schema.backup.MetadataAudit}.
 */
@NullMarked
package com.pivotalflow.schema.backup;

import org.jspecify.annotations.NullMarked;

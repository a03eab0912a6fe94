/**
 * Whether there is a way back: each script is run, undone by its rollback script and run again on a scratch database
 * with rows in it.
 *
 * <p>Owns the comparison of catalog and rows before and after, and what a rollback loses. Must not decide what a release
 * may lose: it says what is lost, the journal says what was known.
 *
 * <p>Main types: {@link com.pivotalflow.schema.guard.rehearsal.RollbackRehearsal}, which tries it;
 * {@link com.pivotalflow.schema.guard.rehearsal.Rehearsal}, what came of it.
 */
@NullMarked
package com.pivotalflow.schema.guard.rehearsal;

import org.jspecify.annotations.NullMarked;

/**
 * A run: from the files of the build to a database that has them, whatever happens on the way.
 *
 * <p>Owns the order of the steps, the lock that admits one runner, time-outs and retries, both ways of applying scripts,
 * what is done after a runner was killed, and schema {@code migrator} with run log, attempts and the procedure of batch
 * scripts. Must not know who started it, judge what a script does, decide what a person must confirm or save a row: the
 * verdict stands in the journal, and copies are made behind an interface. Whatever happens to a runner, what it wrote
 * tells the next one where to go on.
 *
 * <p>Main types: {@link com.pivotalflow.schema.run.Runner}, told by {@link com.pivotalflow.schema.run.RunOptions};
 * {@link com.pivotalflow.schema.run.Rollback}, which takes scripts back;
 * {@link com.pivotalflow.schema.run.Packaged}, the files of a build; {@link com.pivotalflow.schema.run.FlywayRun} and
 * {@link com.pivotalflow.schema.run.DirectRun}, both ways of applying scripts;
 * {@link com.pivotalflow.schema.run.Recovery}; {@link com.pivotalflow.schema.run.Safekeeping}, which others implement;
 * {@link com.pivotalflow.schema.run.MigratorSchema} with {@link com.pivotalflow.schema.run.RunLogEntry},
 * {@link com.pivotalflow.schema.run.Attempt} and {@link com.pivotalflow.schema.run.Recorded}.
 */
@NullMarked
package com.pivotalflow.schema.run;

import org.jspecify.annotations.NullMarked;

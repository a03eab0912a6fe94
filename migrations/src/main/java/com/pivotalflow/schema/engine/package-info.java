/**
 * Flyway as this project uses it: one configuration, for a run on a real database and for a trial on a scratch one.
 *
 * <p>Owns how scripts reach Flyway, what a session is set to before a script runs, and what a failure says. Must not
 * know a journal, a catalog, a verdict or why a script is run: scripts go in, rows of the history and failures come
 * out; whoever wants to watch or to veto brings callbacks of his own.
 *
 * <p>Main types: {@link com.pivotalflow.schema.engine.FlywayEngine};
 * {@link com.pivotalflow.schema.engine.SessionSettings}, the time-outs;
 * {@link com.pivotalflow.schema.engine.StatementFailure}, what went wrong.
 */
@NullMarked
package com.pivotalflow.schema.engine;

import org.jspecify.annotations.NullMarked;

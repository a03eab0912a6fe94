/**
 * How the schema machinery speaks with whoever waits for it: line by line while it works, and at the end by one of the
 * ways in which work ends badly, with the exit code a command gives it.
 *
 * <p>Owns the exit codes and the exceptions that carry a message for people. Must not know a script, a database or who
 * listens: a log at start-up, a terminal, a test.
 *
 * <p>Main types: {@link com.pivotalflow.schema.outcome.Progress}, {@link com.pivotalflow.schema.outcome.Exit},
 * {@link com.pivotalflow.schema.outcome.SchemaRefusedException} before anything was begun,
 * {@link com.pivotalflow.schema.outcome.SchemaFailedException} after.
 */
@NullMarked
package com.pivotalflow.schema.outcome;

import org.jspecify.annotations.NullMarked;

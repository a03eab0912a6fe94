/**
 * Rows to try a script on.
 *
 * <p>Owns inventing rows that keep every rule of a schema and yet hold the values that break careless scripts. Must not
 * know a script or judge anything: it sees a database and fills its tables.
 *
 * <p>Main types: {@link com.pivotalflow.schema.guard.sample.SampleRows}, which fills;
 * {@link com.pivotalflow.schema.guard.sample.SampleReport}, what came of it.
 */
@NullMarked
package com.pivotalflow.schema.guard.sample;

import org.jspecify.annotations.NullMarked;

/**
 * What a script would do to a schema in use: each script is run on a copy of the schema with rows in it, watched, and
 * judged by what it did.
 *
 * <p>Owns the walk over the scripts, the thresholds and what is reported. Must not touch a database that is not thrown
 * away. Facts are gathered in {@code observation} from catalogs of {@code snapshot}, and judged in {@code judgement}.
 *
 * <p>Main types: {@link com.pivotalflow.schema.guard.Guard}, {@link com.pivotalflow.schema.guard.Judged}.
 */
@NullMarked
package com.pivotalflow.schema.guard;

import org.jspecify.annotations.NullMarked;

/**
 * What a script does to a database with rows in it, as facts: catalog and storage before and after, rows before and
 * after, locks and rows read statement by statement, what really ran inside routines, what the session was left as.
 *
 * <p>Owns running one script on a copy and watching it. Must not judge: nothing here knows a rule.
 *
 * <p>Main types: {@link com.pivotalflow.schema.guard.observation.Observer},
 * {@link com.pivotalflow.schema.guard.observation.Observation}.
 */
@NullMarked
package com.pivotalflow.schema.guard.observation;

import org.jspecify.annotations.NullMarked;

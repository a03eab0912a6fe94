/**
 * The database that a command works on: who it is, whether it can be used, and by which roles.
 *
 * <p>Owns the questions asked before anything is done and the names of the roles. Must not know a script, a catalog or
 * a history, and changes nothing.
 *
 * <p>Main types: {@link com.pivotalflow.schema.database.DatabaseRoles};
 * {@link com.pivotalflow.schema.database.Preflight}, which answers with a
 * {@link com.pivotalflow.schema.database.Target}.
 */
@NullMarked
package com.pivotalflow.schema.database;

import org.jspecify.annotations.NullMarked;

/**
 * The schema of the database and how it comes to be: what start-up, the operators' command line and the tests share.
 *
 * <p>Owns the words in which a run is reported. Everything a person reads here says what is wrong and what to do about it.
 *
 * <p>Must not know an entity, a feature, HTTP or the container: a {@link javax.sql.DataSource} of the owner role and a
 * class loader that holds the scripts are all it needs.
 *
 * <p>Main types: {@link com.pivotalflow.schema.SchemaMigration}, the facade;
 * {@link com.pivotalflow.schema.SchemaVerification} and {@link com.pivotalflow.schema.SchemaStatus}, which ask with the
 * rights of the application;
 * {@link com.pivotalflow.schema.CopyKeeper}, which counts and saves what a script destroys;
 * {@link com.pivotalflow.schema.MigrationSettings}, whose roles the scripts grant to;
 * {@link com.pivotalflow.schema.SchemaReport}, what a run did;
 * {@link com.pivotalflow.schema.EphemeralRun}, which tries everything about the scripts;
 * {@link com.pivotalflow.schema.outcome.SchemaRefusedException} and {@link com.pivotalflow.schema.outcome.SchemaFailedException}, the
 * two ways in which a run ends badly.
 */
@NullMarked
package com.pivotalflow.schema;

import org.jspecify.annotations.NullMarked;

/**
 * What a schema is, as plain text: every object and every property that a script can give it, read from a live
 * PostgreSQL or from the committed file, and the difference between the two.
 *
 * <p>Owns the twelve queries over {@code pg_catalog}, the normal form in which a definition reads the same on every
 * supported server and installation (roles stand as placeholders), the file {@code db/catalog.json} that knows the
 * expected catalog of every version, and the judgement whether a difference matters. Reading needs no rights: the
 * owner, the application's role and a superuser see the same.
 *
 * <p>Must not change a database, know a script or decide whether a run goes on; that is
 * {@code com.pivotalflow.schema}.
 *
 * <p>Main types: {@link com.pivotalflow.schema.catalog.CatalogReader}, which makes a
 * {@link com.pivotalflow.schema.catalog.Catalog}; {@link com.pivotalflow.schema.catalog.CatalogHistory}, what is
 * expected; {@link com.pivotalflow.schema.catalog.Difference}, a list of
 * {@link com.pivotalflow.schema.catalog.Deviation}s; {@link com.pivotalflow.schema.catalog.DriftIgnore}, those that
 * people have decided to live with.
 */
@NullMarked
package com.pivotalflow.schema.catalog;

import org.jspecify.annotations.NullMarked;

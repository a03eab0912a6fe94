/**
 * Migrates when the application starts, before any other module of it looks at the database, and tells the state of the
 * schema while it runs.
 *
 * <p>Owns the way from the server's data source and configuration to a run, and from its end to the log. Must not
 * decide anything about scripts: that is {@code com.pivotalflow.schema}. A run that ends badly stops the deployment, so
 * that nothing of the application works on a schema it was not built for.
 *
 * <p>Main types: {@link com.pivotalflow.schema.startup.SchemaStartup},
 * {@link com.pivotalflow.schema.startup.SchemaObserver}, which {@link com.pivotalflow.schema.startup.SchemaStatusBean}
 * and {@link com.pivotalflow.schema.startup.SchemaReadinessBean} ask.
 */
@NullMarked
package com.pivotalflow.schema.startup;

import org.jspecify.annotations.NullMarked;

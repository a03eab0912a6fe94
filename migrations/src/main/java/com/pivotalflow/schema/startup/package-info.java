/**
 * Migrates when the application starts, before any other module of it looks at the database.
 *
 * <p>Owns the way from the server's data source and configuration to a run, and from its end to the log. Must not
 * decide anything about scripts: that is {@code com.pivotalflow.schema}. A run that ends badly stops the deployment, so
 * that nothing of the application works on a schema it was not built for.
 *
 * <p>Main type: {@link com.pivotalflow.schema.startup.SchemaStartup}.
 */
@NullMarked
package com.pivotalflow.schema.startup;

import org.jspecify.annotations.NullMarked;

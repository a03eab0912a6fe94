/**
 * The one-command run: a real PostgreSQL and the real server, started together from nothing but a JDK and Maven, with
 * data that survive a crash.
 *
 * <p>{@link com.pivotalflow.server.PivotalFlowLauncher} reads its {@link com.pivotalflow.server.LaunchSettings}, and one
 * {@link com.pivotalflow.server.Run} starts in this order: {@link com.pivotalflow.server.DataDirectory} (locked: one run
 * at a time), {@link com.pivotalflow.server.PostgresServer} on the binaries of
 * {@link com.pivotalflow.server.PostgresBinaries}, roles by {@link com.pivotalflow.server.DatabaseBootstrap}, then
 * {@link com.pivotalflow.server.ApplicationServer} with the EAR. It stops them in the opposite order.
 *
 * <p>The package knows nothing of the product: neither its tables (the roles' script is a resource of the module
 * migrations, found by name) nor its classes. It is for development and trial; in production the server is started by
 * its own scripts against a database that somebody looks after.
 */
@NullMarked
package com.pivotalflow.server;

import org.jspecify.annotations.NullMarked;

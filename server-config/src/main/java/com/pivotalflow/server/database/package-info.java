/**
 * What the server gives the PostgreSQL driver beside itself. It is put into the driver's module, so it may use nothing but
 * the JDK.
 *
 * <p>Main type: {@link com.pivotalflow.server.database.InterruptibleSockets}.
 */
@NullMarked
package com.pivotalflow.server.database;

import org.jspecify.annotations.NullMarked;

/**
 * Databases to try things on, thrown away afterwards.
 *
 * <p>Owns starting, preparing, copying and removing them, on a server of our own or on one that others use. Must not
 * know a script or judge anything. What it needs besides the driver, an embedded server, is in the command-line jar and
 * in tests, not in the application.
 *
 * <p>Main types: {@link com.pivotalflow.schema.scratch.Scratch}, a server;
 * {@link com.pivotalflow.schema.scratch.ScratchDatabase}, one database of it.
 */
@NullMarked
package com.pivotalflow.schema.scratch;

import org.jspecify.annotations.NullMarked;

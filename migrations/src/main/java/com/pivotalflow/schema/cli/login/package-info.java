/**
 * From options and environment to a database: which one, as whom, with a password from where.
 *
 * <p>Owns the places a password may come from, and the words for every reason why no connection comes about. Must not
 * ask a database anything but whether it lets us in, and never says a password.
 *
 * <p>Main types: {@link com.pivotalflow.schema.cli.login.Login}; {@link com.pivotalflow.schema.cli.login.Password}.
 */
@NullMarked
package com.pivotalflow.schema.cli.login;

import org.jspecify.annotations.NullMarked;

/**
 * Pages for customers, who come by a link and have no account: {@link com.pivotalflow.rest.page.CustomerPage} shows the
 * quote, prices a choice and takes the decision.
 *
 * <p>The pages are made on the server and work without a script; the script that comes with them only saves the press of a
 * button. Everything goes through the services, commands and limits of the public interface, and the words and figures are
 * those of the print. Must not calculate, and must not show what the public interface does not.
 */
@NullMarked
package com.pivotalflow.rest.page;

import org.jspecify.annotations.NullMarked;

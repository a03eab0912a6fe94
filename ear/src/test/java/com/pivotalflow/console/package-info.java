/**
 * The console and the customer's page in a real browser, against the deployed EAR: {@link
 * com.pivotalflow.console.Browser} drives Debian's Chromium, and {@link com.pivotalflow.console.Office} is whom it works for.
 */
@NullMarked
package com.pivotalflow.console;

import org.jspecify.annotations.NullMarked;

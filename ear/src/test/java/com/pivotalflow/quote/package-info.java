/**
 * Quotes over HTTP, as a client of the API uses them. Each test makes an organization of its own, with its prices.
 */
@NullMarked
package com.pivotalflow.quote;

import org.jspecify.annotations.NullMarked;

/**
 * What the tests on the real server stand on.
 *
 * <p>Owns the servers that are started, the databases behind them, and short ways to ask either. Must not know a rule of
 * the product: a test says what it expects.
 *
 * <p>Main types: {@link com.pivotalflow.testing.OnRealServer}, which a test class carries;
 * {@link com.pivotalflow.testing.TestServer}, what it then finds running; {@link com.pivotalflow.testing.Api} and
 * {@link com.pivotalflow.testing.Database}, HTTP and SQL; {@link com.pivotalflow.testing.TestOrganization}, a tenant of
 * its own for every test.
 */
@NullMarked
package com.pivotalflow.testing;

import org.jspecify.annotations.NullMarked;

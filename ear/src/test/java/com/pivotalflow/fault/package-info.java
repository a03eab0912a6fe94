/**
 * What is left of the promises when things break: servers and databases that are killed under load, connections that are
 * cut, servers that are replaced while they are used.
 *
 * <p>Clients write into a ledger outside of the installation what they are going to ask for and what they were told; a
 * judge compares it with the database afterwards. What is broken when comes from a seed, which each run prints.
 *
 * <p>Main types: {@link com.pivotalflow.fault.Installation}, two servers behind a balancer with a database that outlives
 * kills; {@link com.pivotalflow.fault.Load}, the clients; {@link com.pivotalflow.fault.Ledger} and
 * {@link com.pivotalflow.fault.Judge}.
 */
@NullMarked
package com.pivotalflow.fault;

import org.jspecify.annotations.NullMarked;

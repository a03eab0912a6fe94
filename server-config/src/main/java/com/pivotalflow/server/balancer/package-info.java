/**
 * A small balancer in front of the servers of one machine, for trials and tests: what any balancer must do so that nobody
 * notices when a server is stopped, replaced or killed.
 *
 * <p>It reads a request whole, passes it to a server that is ready, and repeats it on another one only if that does no
 * harm: because it never arrived, only reads, or names itself by a key. It ends no TLS and is not made for a network;
 * README.md says what the one of production must do.
 *
 * <p>Main type: {@link com.pivotalflow.server.balancer.Balancer}.
 */
@NullMarked
package com.pivotalflow.server.balancer;

import org.jspecify.annotations.NullMarked;

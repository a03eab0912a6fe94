/**
 * What requests cost, beside what the same statements cost without a server.
 *
 * <p>Owns the load, the floor that it is compared with, and the figures. Nothing here is part of a usual build, and nothing
 * here fails because a figure is large: a run fails only when an answer is not the one that was asked for.
 *
 * <p>Main types: {@link com.pivotalflow.benchmark.QuoteLoadBench}, which prints; {@link com.pivotalflow.benchmark.Load},
 * which measures from the moment at which a request should have begun; {@link
 * com.pivotalflow.benchmark.RecordedTransaction}, what the database noted of a request; {@link
 * com.pivotalflow.benchmark.Floor}, which does the same by JDBC alone; {@link com.pivotalflow.benchmark.ProcessorTime}.
 */
@NullMarked
package com.pivotalflow.benchmark;

import org.jspecify.annotations.NullMarked;

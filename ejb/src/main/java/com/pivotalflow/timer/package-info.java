/**
 * What became of the timers of this node: when each ran last, how long it took, how much it did and whether it failed.
 *
 * <p>Owns the list of all timers ({@link com.pivotalflow.timer.TimerName}) and their record
 * ({@link com.pivotalflow.timer.TimerWatch}), which gauges and a health check tell. Must not know what a timer does, and
 * keeps nothing beyond the life of the server.
 */
@NullMarked
package com.pivotalflow.timer;

import org.jspecify.annotations.NullMarked;

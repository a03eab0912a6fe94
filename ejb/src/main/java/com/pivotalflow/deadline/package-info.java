/**
 * Until when a request must be answered, and what happens to one that is not: what it waits for is taken from it.
 *
 * <p>Owns the deadline of the request that the present thread works on. It knows neither HTTP nor a rule of the product:
 * who takes requests begins and ends it. Work of timers and jobs has none.
 *
 * <p>Main type: {@link com.pivotalflow.deadline.RequestDeadline}.
 */
@NullMarked
package com.pivotalflow.deadline;

import org.jspecify.annotations.NullMarked;

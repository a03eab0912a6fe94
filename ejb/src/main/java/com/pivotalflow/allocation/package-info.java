/**
 * Who works on what, and how much of them is left: a person's share of time on a project over a period.
 *
 * <p>{@link com.pivotalflow.allocation.AllocationService} keeps allocations under a lock on the person's row, so that
 * nobody is planned for more than all of a day; {@link com.pivotalflow.allocation.Workload} judges that by the day and
 * {@link com.pivotalflow.allocation.CapacityService} tells it by the week. The package knows projects and trade roles and
 * no document.
 */
@NullMarked
package com.pivotalflow.allocation;

import org.jspecify.annotations.NullMarked;

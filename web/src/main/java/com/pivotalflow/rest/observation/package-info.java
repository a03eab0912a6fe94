/**
 * What the application tells those who watch it by numbers: gauges at {@code /metrics} of the management port.
 *
 * <p>Owns the names of the gauges and how they are registered. Must not decide anything by them or look at the database:
 * each asks whoever knows the number.
 *
 * <p>Main type: {@link com.pivotalflow.rest.observation.SchemaGauges}.
 */
@NullMarked
package com.pivotalflow.rest.observation;

import org.jspecify.annotations.NullMarked;

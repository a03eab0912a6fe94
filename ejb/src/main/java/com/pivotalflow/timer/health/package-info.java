/**
 * The timers in {@code /health/ready}: always UP, with a line for each and a warning when one failed.
 *
 * <p>Owns nothing but the answer in the form of MicroProfile Health. It is packed into a library of the EAR of its own,
 * because the server registers health checks from there and silently none from a module; so it must not use any other
 * class of the product: {@link com.pivotalflow.timer.TimerWatch} tells it whom to ask.
 */
@NullMarked
package com.pivotalflow.timer.health;

import org.jspecify.annotations.NullMarked;

/**
 * What every request and every answer has, whatever it is about: the trace it belongs to, bounds on its size, and headers
 * that keep browsers from doing harm with it.
 */
@NullMarked
package com.pivotalflow.rest.transport;

import org.jspecify.annotations.NullMarked;

package com.pivotalflow.quote;

import jakarta.validation.Valid;

/**
 * A selection whose price a customer asks for.
 *
 * @param selection what they would take
 */
public record CalculateSelection(@Valid CustomerSelection selection) {}

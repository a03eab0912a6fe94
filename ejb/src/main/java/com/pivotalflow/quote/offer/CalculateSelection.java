package com.pivotalflow.quote.offer;

import com.pivotalflow.quote.terms.CustomerSelection;
import jakarta.validation.Valid;

/**
 * A selection whose price a customer asks for.
 *
 * @param selection what they would take
 */
public record CalculateSelection(@Valid CustomerSelection selection) {}

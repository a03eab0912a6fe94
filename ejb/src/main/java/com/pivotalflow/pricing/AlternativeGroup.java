package com.pivotalflow.pricing;

/**
 * A declared group of alternatives.
 *
 * @param code its name inside the quote, for example {@code HOST}
 * @param choose how many members the customer takes
 */
public record AlternativeGroup(String code, GroupChoice choose) {}

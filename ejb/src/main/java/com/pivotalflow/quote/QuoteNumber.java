package com.pivotalflow.quote;

/**
 * A number given to a quote.
 *
 * @param text as people read it, such as {@code Q-2026-0042}
 * @param year calendar year in the organization's zone
 * @param sequence place in that year, from 1 without gap
 */
record QuoteNumber(String text, int year, long sequence) {}

package com.pivotalflow.invoice;

/**
 * A number given to an invoice.
 *
 * @param text as people read it, such as {@code INV-2026-0042}
 * @param year calendar year in the organization's zone
 * @param sequence place in that year, from 1 without gap
 */
record InvoiceNumber(String text, int year, long sequence) {}

/**
 * Documents on paper: quotes and invoices as PDF, for people to read, file and sign.
 *
 * <p>Owns {@link com.pivotalflow.print.QuotePdf} and {@link com.pivotalflow.print.InvoicePdf}: pure functions from a
 * document and what its print says besides to bytes, the same bytes on every day and on every machine of a kind.
 * Calculates nothing: every figure is the text of the document with the separators of a locale. Fonts and the style sheet
 * lie beside the classes.
 */
@NullMarked
package com.pivotalflow.print;

import org.jspecify.annotations.NullMarked;

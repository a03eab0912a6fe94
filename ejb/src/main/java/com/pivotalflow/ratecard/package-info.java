/**
 * What things cost before a quote is made: the catalogue of services and trade roles, rate cards with their prices, and
 * tax classes with their rates over time.
 *
 * <p>{@link com.pivotalflow.ratecard.RateCardService#resolve} prices lines for a day; {@link
 * com.pivotalflow.ratecard.TaxClassService} and {@link com.pivotalflow.ratecard.CatalogueService} answer for one day or
 * one document with one statement each. Everything answered is copied into the document, so a later change here touches
 * no document that exists. {@link com.pivotalflow.ratecard.RateCardEditingService}, {@link
 * com.pivotalflow.ratecard.RateCardItemService}, {@link com.pivotalflow.ratecard.RateCardCopyService}, {@link
 * com.pivotalflow.ratecard.TaxClassEditingService} and {@link com.pivotalflow.ratecard.CatalogueEditingService} keep all
 * that. The package knows no quote and does no arithmetic on
 * amounts.
 */
@NullMarked
package com.pivotalflow.ratecard;

import org.jspecify.annotations.NullMarked;

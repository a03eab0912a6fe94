/**
 * What things cost before a quote is made: the catalogue of services and trade roles, rate cards with their prices, tax
 * classes with their rates over time, and exchange rates.
 *
 * <p>{@link com.pivotalflow.ratecard.RateCardService#resolve} prices lines for a day;
 * {@link com.pivotalflow.ratecard.TaxClassService}, {@link com.pivotalflow.ratecard.ExchangeRateService} and
 * {@link com.pivotalflow.ratecard.CatalogueService} answer for one day or one document with one statement each. Everything
 * answered is copied into the document, so a later change here touches no document that exists. {@link
 * com.pivotalflow.ratecard.RateCardEditingService}, {@link com.pivotalflow.ratecard.RateCardItemService} and {@link
 * com.pivotalflow.ratecard.RateCardCopyService} keep cards and prices. The package knows no quote and does no arithmetic
 * on amounts.
 */
@NullMarked
package com.pivotalflow.ratecard;

import org.jspecify.annotations.NullMarked;

package com.pivotalflow.organization;

import com.pivotalflow.pricing.TaxPolicy;
import java.time.ZoneId;

/**
 * What an organization starts with.
 *
 * @param name 2 to 255 characters
 * @param slug its name in addresses, unique in the installation
 * @param country two capital letters of ISO 3166-1
 * @param timeZone the zone its days and years are counted in
 * @param currency code of its base currency
 * @param taxPolicy the defaults of its country's profile
 */
public record NewOrganization(
        String name, String slug, String country, ZoneId timeZone, String currency, TaxPolicy taxPolicy) {}

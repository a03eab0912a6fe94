package com.pivotalflow.customer;

import org.jspecify.annotations.Nullable;

/**
 * What a customer starts with.
 *
 * @param customerNumber unique in the organization: capital letters, digits, {@code . / -}
 * @param companyName name in daily use
 * @param legalName name in contracts
 * @param status where it stands
 * @param type what kind of buyer
 * @param email main address
 * @param phone main number
 * @param currency code of the currency it usually pays in
 * @param taxExempt whether it is exempt from tax
 */
public record NewCustomer(
        String customerNumber,
        String companyName,
        @Nullable String legalName,
        CustomerStatus status,
        CustomerType type,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String currency,
        boolean taxExempt) {

    /** An active business of which only number and name are known. */
    public static NewCustomer business(String customerNumber, String companyName) {
        return new NewCustomer(
                customerNumber,
                companyName,
                null,
                CustomerStatus.ACTIVE,
                CustomerType.BUSINESS,
                null,
                null,
                null,
                false);
    }
}
